import { figure } from "#app/_ui/words.ts";
import type { Prediction } from "#lib/services/exams/predictions-in.ts";
import { likely, mark, percent } from "../exam-words.ts";

/** The parts of an exam with what is expected of each. */
export function TopicTable({ topics }: { readonly topics: Prediction["topics"] }) {
  return (
    <table className="exam-table stacked">
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col" className="r">
            Weight
          </th>
          <th scope="col" className="r">
            Expected
          </th>
          <th scope="col" className="r">
            Likely
          </th>
          <th scope="col" className="r">
            Not met yet
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map((one) => (
          <tr key={one.topic}>
            <th scope="row">{one.title}</th>
            <td className="r" data-l="weight">
              {percent(one.weight)}
            </td>
            <td className="r" data-l="expected">
              {mark(one.expected)}
            </td>
            <td className="r" data-l="likely">
              {likely(one)}
            </td>
            <td className="r" data-l="not met yet">
              {figure(one.unseen)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { counted, figure } from "#app/_ui/words.ts";
import type { Upload } from "./use-uploads.ts";

type Props = {
  readonly uploads: readonly Upload[];
  readonly onAgain: (key: number) => void;
  readonly onForget: (key: number) => void;
};

/** The files that were added on this page, each with how it goes. */
export function UploadList({ uploads, onAgain, onForget }: Props) {
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads">
      {uploads.map((upload) => (
        <li key={upload.key} className={upload.state.kind === "failed" ? "problem" : undefined}>
          <p className="upload-name">
            <b>{upload.name}</b> <span className="quiet num">{sizeWords(upload.size)}</span>
          </p>
          <UploadState upload={upload} onAgain={onAgain} onForget={onForget} />
        </li>
      ))}
    </ul>
  );
}

function UploadState({
  upload: { key, name, size, state },
  onAgain,
  onForget,
}: Omit<Props, "uploads"> & { readonly upload: Upload }) {
  if (state.kind === "failed") {
    return (
      <>
        <p>{state.message}</p>
        <div className="row">
          {state.again ? (
            <button type="button" className="btn small" onClick={() => onAgain(key)}>
              Try again<span className="sr"> with {name}</span>
            </button>
          ) : null}
          <button type="button" className="btn plain small" onClick={() => onForget(key)}>
            Leave it out<span className="sr">: {name}</span>
          </button>
        </div>
      </>
    );
  }
  if (state.kind === "done") {
    return (
      <>
        <p className="small quiet">{takenWords(state.taken)}</p>
        {state.taken.notes.map((note) => (
          <p key={note} className="small">
            {note}
          </p>
        ))}
      </>
    );
  }
  const sent = state.kind === "sending" ? state.sent : state.kind === "reading" ? size : 0;
  return (
    <>
      <progress className="track" max={Math.max(1, size)} value={sent} aria-label={`${name}, sent`} />
      <p className="small quiet">
        {state.kind === "waiting" ? "Waits for its turn." : null}
        {state.kind === "sending" ? `${sizeWords(sent)} of ${sizeWords(size)} sent.` : null}
        {state.kind === "reading" ? "Sent. It is being read." : null}
      </p>
    </>
  );
}

function takenWords({
  again,
  title,
  length,
  pages,
}: Extract<Upload["state"], { kind: "done" }>["taken"]): string {
  if (again) return `It is here already, as “${title}”. Nothing was added.`;
  const paged = pages === null ? "" : `${counted(pages, "page")}, `;
  return `Read: “${title}”, ${paged}${counted(length, "character")}.`;
}

/** "812 kB", "3.4 MB": as file managers count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${figure(Math.round(bytes / 1000))}\u00a0kB`;
  return `${figure(Math.round(bytes / 100_000) / 10)}\u00a0MB`;
}

/** One sentence for those who do not see the list. */
export function uploadSummary(uploads: readonly Upload[]): string {
  if (uploads.length === 0) return "";
  const done = uploads.filter(({ state }) => state.kind === "done").length;
  const failed = uploads.filter(({ state }) => state.kind === "failed").length;
  const open = uploads.length - done - failed;
  const read = open > 0 ? `${done} of ${counted(done + open, "document")}` : counted(done, "document");
  return failed === 0 ? `${read} read.` : `${read} read, ${counted(failed, "file")} not added.`;
}

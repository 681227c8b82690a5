import { createElement, Fragment, type ReactNode } from "react";
import type { Block, Inline, MathNode, RichText } from "#lib/notes/rich-text.ts";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { type Direction, directionOf } from "#lib/study/fields.ts";

type Props = {
  readonly rich: RichText;
  /** How the field is written, for the voice and the direction; left out for that of the page. */
  readonly language?: FieldLanguage | undefined;
  /** Level of the first heading in it: below the headings around it. */
  readonly below?: 2 | 3 | 4;
};

/** Text as it was drawn on the server: every node becomes an element of its own, and nothing is set as HTML. */
export function RichBlocks({ rich, language, below = 2 }: Props) {
  return (
    <div className="rich" {...languageAttributes(language)}>
      {rich.map((block, i) => (
        <BlockView key={keyOf(i)} block={block} below={below} />
      ))}
    </div>
  );
}

/**
 * The same where only words of a line may stand: in a heading, a button, a summary. Blocks follow each other in it. Its
 * direction is said on the block around it: one that is found by the first letter looks into nothing that has its own.
 */
export function RichLine({ rich }: Pick<Props, "rich">) {
  return (
    <span className="rich-line">
      {rich.map((block, i) => (
        <Fragment key={keyOf(i)}>
          {i > 0 ? <br /> : null}
          {lineOf(block).map((inline, j) => (
            <InlineView key={keyOf(j)} inline={inline} still />
          ))}
        </Fragment>
      ))}
    </span>
  );
}

/** Whether a text is one line of words, so that it can stand in a heading as it is. */
export function isOneLine(rich: RichText): boolean {
  const [first] = rich;
  return rich.length === 1 && first?.kind === "paragraph";
}

/** For the block that a field stands in, so that its lines begin on their own side of it. */
export function languageAttributes(language: FieldLanguage | undefined): {
  readonly lang?: string;
  readonly dir: Direction;
} {
  const lang = language?.language;
  return { ...(lang === undefined ? {} : { lang }), dir: directionOf(language) };
}

/** Drawn text is never put in another order, so that its place is its name. */
function keyOf(place: number): string {
  return `n${place}`;
}

function BlockView({ block, below }: { readonly block: Block; readonly below: 2 | 3 | 4 }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines inlines={block.children} />
        </p>
      );
    case "heading":
      return createElement(`h${below + block.level - 1}`, {}, <Inlines inlines={block.children} />);
    case "list": {
      const items = block.items.map((item, i) => (
        <li key={keyOf(i)} dir="auto">
          {item.map((inner, j) =>
            // A line of a list needs no paragraph of its own.
            inner.kind === "paragraph" ? (
              <Fragment key={keyOf(j)}>
                {j > 0 ? <br /> : null}
                <Inlines inlines={inner.children} />
              </Fragment>
            ) : (
              <BlockView key={keyOf(j)} block={inner} below={below} />
            ),
          )}
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "quote":
      return (
        <blockquote>
          {block.children.map((inner, i) => (
            <BlockView key={keyOf(i)} block={inner} below={below} />
          ))}
        </blockquote>
      );
    case "code-block":
      return (
        <Scrolling label={block.language === "" ? "Code" : `Code, ${block.language}`}>
          <pre dir="ltr">
            <code>{block.text}</code>
          </pre>
        </Scrolling>
      );
    case "table":
      return (
        <Scrolling label="Table">
          <table>
            <thead>
              <tr>
                {block.head.map((cell, i) => (
                  <th key={keyOf(i)} scope="col">
                    <Inlines inlines={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, i) => (
                <tr key={keyOf(i)}>
                  {row.map((cell, j) => (
                    <td key={keyOf(j)}>
                      <Inlines inlines={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      );
    case "rule":
      return <hr />;
  }
}

/** Whoever has no mouse scrolls with the arrow keys, once it has the focus. */
const BY_ARROWS = { tabIndex: 0 };

/** What may be wider than the page scrolls by itself, also by keyboard. */
function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="scrolls" aria-label={label} {...BY_ARROWS}>
      {children}
    </section>
  );
}

function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, i) => <InlineView key={keyOf(i)} inline={inline} />);
}

function InlineView({
  inline,
  still = false,
}: {
  readonly inline: Inline;
  readonly still?: boolean;
}): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      );
    case "code":
      return <code dir="ltr">{inline.text}</code>;
    case "break":
      return <br />;
    case "link":
      // In a heading or a button nothing else can be operated.
      return still ? (
        <Inlines inlines={inline.children} />
      ) : (
        <a href={inline.href} target="_blank" rel="noreferrer noopener">
          <Inlines inlines={inline.children} />
        </a>
      );
    case "gap":
      return (
        <span className="gap">
          {inline.hint === null ? (
            <span className="sr">gap</span>
          ) : (
            <span className="gap-hint">{inline.hint}</span>
          )}
        </span>
      );
    case "filled":
      return (
        <mark className="filled">
          <Inlines inlines={inline.children} />
        </mark>
      );
    case "image":
      return (
        // biome-ignore lint/performance/noImgElement: it is served as it is kept, in one size.
        <img src={mediaPath(inline.hash)} alt={inline.alt} loading="lazy" decoding="async" />
      );
    case "audio":
      return still ? inline.alt : <Sound hash={inline.hash} words={inline.alt} />;
    case "math":
      return <Formula tree={inline.tree} display={inline.display} />;
  }
}

/** A sound to be played. What is heard stands beside it where somebody wrote it down: a film's captions it has none. */
export function Sound({ hash, words }: { readonly hash: string; readonly words: string }) {
  const name = words === "" ? "Sound" : words;
  return createElement("audio", {
    src: mediaPath(hash),
    controls: true,
    preload: "none",
    "aria-label": name,
  });
}

/** Where a medium is served from. */
export function mediaPath(hash: string): string {
  return `/api/media/${hash}`;
}

function Formula({ tree, display }: { readonly tree: readonly MathNode[]; readonly display: boolean }) {
  // React has no types for MathML; its elements are made by their names, of which the server lets through only safe ones.
  return createElement(
    "math",
    { display: display ? "block" : "inline", dir: "ltr" },
    ...tree.map((node, i) => mathElement(node, i)),
  );
}

function mathElement(node: MathNode, place: number): ReactNode {
  if (typeof node === "string") return node;
  return createElement(
    node.tag,
    { key: keyOf(place), ...node.attributes },
    ...node.children.map((child, i) => mathElement(child, i)),
  );
}

/** The words of a block on one line. */
function lineOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.children;
    case "list":
      return block.items.flatMap((item, i): readonly Inline[] => [
        { kind: "text", text: i > 0 ? ` · ` : "" },
        ...item.flatMap(lineOf),
      ]);
    case "quote":
      return block.children.flatMap(lineOf);
    case "code-block":
      return [{ kind: "code", text: block.text }];
    case "table":
      return [...block.head, ...block.rows.flat()].flatMap((cell, i): readonly Inline[] => [
        { kind: "text", text: i > 0 ? " · " : "" },
        ...cell,
      ]);
    case "rule":
      return [];
  }
}

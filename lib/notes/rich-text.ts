/**
 * Markdown as it is drawn: made on the server, so that the browser needs no parser and no HTML is ever set. Every node
 * is data; what is not in this list cannot be shown.
 */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "break" }
  /** Only http, https and mailto. */
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
  /** The gap of a cloze while it is asked, with its hint; or the words that filled it, once shown. */
  | { readonly kind: "gap"; readonly hint: string | null }
  | { readonly kind: "filled"; readonly children: readonly Inline[] }
  /** `alt` is empty when nobody wrote one. */
  | { readonly kind: "image" | "audio"; readonly hash: string; readonly alt: string }
  /** MathML, made on the server from TeX; `tex` for who reads it otherwise. */
  | {
      readonly kind: "math";
      readonly tex: string;
      readonly tree: readonly MathNode[];
      readonly display: boolean;
    };

/** A piece of MathML: words, or an element of presentation with its attributes. No other element can be shown. */
export type MathNode =
  | string
  | {
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly MathNode[];
    };

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | { readonly kind: "code-block"; readonly language: string; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "rule" };

export type RichText = readonly Block[];

// A formula in letters that a line of a list can hold. It is read, not typeset: what has no letter of its own is spelled.

/** The names of letters and signs, each with its own. */
const SIGNS = pairsIn(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
  lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ
  Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω times × cdot · div ÷ pm ± mp ∓ ast ∗
  circ ∘ bullet • oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ cong ≅
  propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖
  emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow →
  leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦
  longrightarrow → rightleftharpoons ⇌ uparrow ↑ downarrow ↓ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫
  iint ∬ oint ∮ angle ∠ perp ⊥ parallel ∥ mid | vert | Vert ‖ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ prime ′
  degree ° dots … ldots … cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ star ⋆
  dagger † therefore ∴ because ∵
`);

function pairsIn(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/u);
  return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? ""] as const] : [])));
}

/** Say how something looks, not what it is. */
const LOOKS = new Set(
  `
    left right big Big bigg Bigg bigl bigr displaystyle textstyle limits nolimits mathrm mathbf mathit
    mathbb mathcal mathfrak mathsf boldsymbol operatorname mathop vec hat bar tilde dot ddot overline
    underline widehat overrightarrow boxed ce
  `
    .trim()
    .split(/\s+/u),
);
const TEXTS = new Set(["text", "textbf", "textit", "textrm", "mbox"]);
const FRACTIONS = new Set(["frac", "dfrac", "tfrac", "cfrac"]);

const RAISED = shifted("0123456789+-=()nixyab", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵃᵇ");
const LOWERED = shifted("0123456789+-=()aeijknmprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₙₘₚᵣₛₜᵤᵥₓ");

function shifted(from: string, to: string): ReadonlyMap<string, string> {
  const units = Array.from(to);
  return new Map(Array.from(from).map((unit, i) => [unit, units[i] ?? ""]));
}

const DEEPEST = 12;

/** TeX as plain text: \frac{a}{b} is a/b, x^2 is x². Never throws; takes time in proportion to the length. */
export function plainTex(tex: string): string {
  return new Reading(tex).all().replace(/\s+/gu, " ").replaceAll(" ;", ";").trim();
}

class Reading {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): string {
    let out = "";
    while (this.#at < this.#text.length) out += this.#item(0);
    return out;
  }

  /** One thing: a letter, a command with what belongs to it, or what stands between braces. */
  #item(depth: number): string {
    const unit = this.#text.charAt(this.#at);
    this.#at += 1;
    if (unit === "{") return this.#group(depth);
    if (unit === "}" || unit === "$") return "";
    if (unit === "&" || unit === "~") return " ";
    if (unit === "^" || unit === "_") return this.#shift(unit === "^", depth);
    return unit === "\\" ? this.#command(depth) : unit;
  }

  #group(depth: number): string {
    // So deep nobody writes; the rest is read as if the braces were not there.
    if (depth >= DEEPEST) return "";
    let out = "";
    while (this.#at < this.#text.length) {
      if (this.#text.charAt(this.#at) === "}") {
        this.#at += 1;
        return out;
      }
      out += this.#item(depth + 1);
    }
    return out;
  }

  /** What a command takes: the next thing behind spaces. */
  #argument(depth: number): string {
    while (this.#text.charAt(this.#at) === " ") this.#at += 1;
    if (depth >= DEEPEST || this.#at >= this.#text.length || this.#text.charAt(this.#at) === "}") return "";
    return this.#item(depth + 1).trim();
  }

  #shift(up: boolean, depth: number): string {
    const inside = this.#argument(depth);
    if (up && (inside === "∘" || inside === "°")) return "°";
    if (up && /^[′']+$/u.test(inside)) return inside;
    const units = Array.from(inside);
    const known = units.map((unit) => (up ? RAISED : LOWERED).get(unit));
    if (units.length > 0 && known.every((unit) => unit !== undefined)) return known.join("");
    return inside === "" ? "" : `${up ? "^" : "_"}${wrapped(inside)}`;
  }

  #command(depth: number): string {
    const [name = ""] = /^[A-Za-z]{1,40}/u.exec(this.#text.slice(this.#at, this.#at + 40)) ?? [];
    if (name === "") {
      const unit = this.#text.charAt(this.#at);
      this.#at += 1;
      if (unit === "\\") return "; ";
      return /[,;:! >]/u.test(unit) ? " " : unit;
    }
    this.#at += name.length;
    if (FRACTIONS.has(name)) {
      const over = this.#argument(depth);
      const under = this.#argument(depth);
      return over + under === "" ? "" : `${wrapped(over)}/${wrapped(under)}`;
    }
    if (name === "sqrt") return this.#root(depth);
    if (name === "begin" || name === "end") {
      this.#argument(depth);
      return " ";
    }
    if (TEXTS.has(name)) return this.#verbatim();
    if (name === "quad" || name === "qquad") return " ";
    const sign = SIGNS.get(name);
    if (sign !== undefined) return sign;
    if (LOOKS.has(name)) return "";
    return this.#text.charAt(this.#at) === "{" ? `${name} ` : name;
  }

  /** The words of \text{…} keep their spaces. */
  #verbatim(): string {
    if (this.#text.charAt(this.#at) !== "{") return "";
    const end = this.#text.indexOf("}", this.#at);
    const words = this.#text.slice(this.#at + 1, end < 0 ? this.#text.length : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return words;
  }

  /** \sqrt[3]{x} */
  #root(depth: number): string {
    const [all, degree] = /^\[([^\][{}\\]{0,20})\]/u.exec(this.#text.slice(this.#at, this.#at + 22)) ?? [];
    this.#at += all?.length ?? 0;
    const raised = Array.from(degree ?? "", (unit) => RAISED.get(unit) ?? unit).join("");
    const inside = this.#argument(depth);
    return inside === "" ? "" : `${raised}√${wrapped(inside)}`;
  }
}

/** In parentheses, where it is more than one name or number. */
function wrapped(text: string): string {
  // 12 · 1.5 · x · α₁ · xⁿ
  return /^(?:\p{N}+(?:[.,]\p{N}+)?|\p{L}[\p{N}\p{M}ⁿ]*)$/u.test(text) ? text : `(${text})`;
}

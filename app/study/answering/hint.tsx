import { languageAttributes, RichBlocks } from "#app/_ui/rich-text.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import type { CardExtra } from "#lib/study/types.ts";

type Props = {
  readonly extra: CardExtra;
  readonly shown: boolean;
  readonly onShow: () => void;
};

/** A card's hint, for whoever asks for it. With it a right answer is Hard. */
export function Hint({ extra, shown, onShow }: Props) {
  const { hint, drawn, questionLanguage } = extra;
  if (hint === undefined) return null;
  return (
    <div className="hint-line">
      {shown ? null : (
        <button type="button" className="btn small" onClick={onShow}>
          Hint
        </button>
      )}
      <output>
        {!shown ? null : drawn?.hint ? (
          <RichBlocks rich={drawn.hint} language={questionLanguage} below={2} />
        ) : (
          <span {...languageAttributes(questionLanguage)}>{typeset(hint)}</span>
        )}
      </output>
    </div>
  );
}

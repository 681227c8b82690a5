import type { Metadata } from "next";
import Link from "next/link";
import { originHere } from "#app/_edge/here.ts";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { QrCode, qrOf } from "#app/_ui/qr-code.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { codeForWall } from "#lib/services/classes/join-codes.ts";

export const metadata: Metadata = { title: "Code" };

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** The code for the wall: readable from the last row. */
export default async function CodePage({ params }: Props) {
  const [ctx, { classId }, origin] = await Promise.all([requestContext(), params, originHere()]);
  const { name, code } = await orNotFound(codeForWall(ctx, classId));
  const back = `/classes/${encodeURIComponent(classId)}/people`;
  return (
    <div className="projector wall-code">
      <header>
        <h1>Join {typeset(name)}</h1>
        <Link className="btn plain" href={back} prefetch={false}>
          Back to the class
        </Link>
      </header>
      {code === null ? (
        <p className="lede">No code is open. Open one on the page of the class’s people.</p>
      ) : (
        <div className="wall-code-body">
          <div>
            <p>Open</p>
            <p className="wall-address">{origin.replace(/^https?:\/\//u, "")}/join</p>
            <p>and type</p>
            <p className="wall-sign">{code.shown}</p>
          </div>
          <QrCode qr={qrOf(`${origin}/join/${code.code}`)} label={`Link to join ${name}`} />
        </div>
      )}
    </div>
  );
}

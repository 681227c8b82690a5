"use client";

import { useRouter } from "next/navigation";
import { refusalOf } from "../_parts/refusal.ts";
import { UploadList, uploadSummary } from "../_parts/upload-list.tsx";
import { Uploader } from "../_parts/uploader.tsx";
import { useUploads } from "../_parts/use-uploads.ts";

type Props = { readonly dossierId: string; readonly endings: Readonly<Record<string, number>> };

/** More documents for a dossier that is there. */
export function AddDocuments({ dossierId, endings }: Props) {
  const router = useRouter();
  const { uploads, add, again, forget } = useUploads({
    target: async () => ({ dossier: dossierId }),
    refusal: (item) => refusalOf(item, endings),
    onTaken: () => router.refresh(),
  });
  return (
    <section className="section scripted" aria-labelledby="add">
      <header>
        <h2 id="add">Add documents</h2>
      </header>
      <div>
        <Uploader add={add} endings={endings} />
        <UploadList uploads={uploads} onAgain={again} onForget={forget} />
        <output className="small quiet">{uploadSummary(uploads)}</output>
      </div>
    </section>
  );
}

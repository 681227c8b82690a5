"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ListedDocument } from "#lib/services/dossiers/dossier-view.ts";
import { refusalOf } from "../_parts/refusal.ts";
import { UploadList } from "../_parts/upload-list.tsx";
import { useUploads } from "../_parts/use-uploads.ts";

type Props = {
  readonly document: ListedDocument;
  readonly file: File;
  readonly endings: Readonly<Record<string, number>>;
  readonly onEnd: () => void;
};

/** A file on its way to the place of a document. */
export function Replacing({ document, file, endings, onEnd }: Props) {
  const router = useRouter();
  const { uploads, add, again, forget } = useUploads({
    target: async () => ({ document: document.id }),
    refusal: (item) => refusalOf(item, endings),
    onTaken: () => router.refresh(),
  });
  useEffect(() => add([{ name: file.name, body: file }]), [add, file]);
  return (
    <UploadList
      uploads={uploads}
      onAgain={again}
      onForget={(key) => {
        forget(key);
        onEnd();
      }}
    />
  );
}

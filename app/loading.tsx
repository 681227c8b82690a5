/** Nothing for 300 ms, then the shape of the page. */
export default function Loading() {
  return (
    <main className="page" aria-busy="true">
      <p className="sr">Loading</p>
      <div className="ghost" aria-hidden="true">
        <div className="ghost-line tall" />
        <div className="ghost-line" />
        <div className="ghost-line" />
        <div className="ghost-line short" />
      </div>
    </main>
  );
}

// Put into every page before its own scripts: notes, once per frame, when there is something to
// see and when that changes. Read by bench/browser.py; times are performance.now().
window.bench = {
  shown: null, // first frame with a chart that has marks, or with text on a page without charts
  changed: null, // last frame in which what is watched was not as in the frame before
  first_change: null, // first change after the armed control was used
  started: null, // when the armed control was used
  armed: null,
  kind: "text",
  signature: "",
  text_at: null,
  arm() {
    this.armed = this.signature;
    this.first_change = this.started = null;
  },
  // True when all is there and nothing has changed for so many milliseconds.
  quiet(milliseconds) {
    const app = document.querySelector("[data-testid=stApp]");
    const waits = app?.dataset.testScriptState !== "notRunning";
    const empty = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].some((c) => !marks(c));
    if (waits || empty || this.changed === null) return false;
    if (performance.now() - this.changed < milliseconds) return false;
    // Nothing was drawn at all: the text is what there is to see.
    if (this.shown === null) this.shown = this.text_at;
    return true;
  },
};
(() => {
  const bench = window.bench;
  let dirty = true;
  const marks = (chart) =>
    chart.querySelector("svg [class*='mark-'] path[d]:not([d='']), svg [class*='mark-'] text, canvas");
  window.marks = marks;

  const drawing = (chart) =>
    chart.querySelector("svg")?.innerHTML ?? chart.querySelector("canvas").toDataURL();

  const look = () => {
    const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart][role=graphics-document]")];
    const drawn = charts.filter(marks);
    const text = document.querySelector("[data-testid=stMain] [data-testid=stMarkdownContainer] p");
    const texts = document.querySelectorAll(
      "[data-testid=stMain] [data-testid=stMarkdown], [data-testid=stMain] [data-testid=stTable], " +
      "[data-testid=stMain] [data-testid=stMetric], [data-testid=stMain] [data-testid=stHtml]");
    const words = [...texts].map((element) => element.textContent).join("\n");
    if (text && words && bench.text_at === null) bench.text_at = performance.now();
    if (drawn.length) bench.kind = "chart";
    return bench.kind === "chart" ? drawn.map(drawing).join("\n") : words;
  };

  const frame = () => {
    if (dirty || document.querySelector("[data-testid=stVegaLiteChart] canvas")) {
      dirty = false;
      const signature = look();
      const now = performance.now();
      if (signature && signature !== bench.signature) {
        bench.changed = now;
        if (bench.kind === "chart" && bench.shown === null) bench.shown = now;
        if (bench.armed !== null && bench.started !== null && signature !== bench.armed) {
          bench.first_change = now;
          bench.armed = null;
        }
        bench.signature = signature;
      }
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  new MutationObserver(() => { dirty = true; }).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  const use = (event) => {
    if (bench.armed !== null && bench.started === null && event.key === "Enter") {
      bench.started = performance.now();
    }
  };
  document.addEventListener("keydown", use, true);
})();

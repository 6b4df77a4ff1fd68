// Put into every page before its own scripts: looks, once per frame, whether there is something to
// see and whether it changed. Read by bench/browser.py; times are performance.now().
window.bench = (() => {
  const CHART = "[data-testid=stVegaLiteChart]";
  const MARKS =
    "svg [class*='mark-'] path[d]:not([d='']), svg [class*='mark-'] text, canvas";
  const WORDS = ["stMarkdown", "stHeading", "stTable", "stMetric", "stHtml", "stText"]
    .map((name) => `[data-testid=stMain] [data-testid=${name}]`)
    .join(", ");

  // What chooses an option of a select box, and what moves a slider.
  const KEYS = new Set(["Enter", "ArrowRight", "ArrowLeft"]);

  const bench = {
    kind: "text", // what is watched: the charts of a page that has them, else its text
    shown: null, // first frame with a chart that has marks (on a page without charts: with text)
    changed: null, // last frame in which what is watched was not as in the frame before
    started: null, // when the armed control was used
    first_change: null, // first frame after that with something new in it
    armed: null, // what stood there before the control was used; null once something is new
  };
  let textAt = null;
  let seen = [];
  let isDirty = true;

  const all = (selector) => [...document.querySelectorAll(selector)];
  const drawing = (chart) =>
    chart.querySelector("svg")?.innerHTML ?? chart.querySelector("canvas").toDataURL();

  const look = () => {
    const words = all(WORDS).map((element) => element.textContent).join("\n");
    if (words && textAt === null) textAt = performance.now();
    const drawn = all(`${CHART}[role=graphics-document]`).filter((c) => c.querySelector(MARKS));
    if (drawn.length) bench.kind = "chart";
    return bench.kind === "chart" ? drawn.map(drawing) : words ? [words] : [];
  };

  const compare = (now) => {
    const there = look();
    if (!there.length || there.join() === seen.join()) return;
    bench.changed = now;
    if (bench.kind === "chart" && bench.shown === null) bench.shown = now;
    // A chart that merely vanished is not yet a redrawn one: something new must be there.
    if (bench.started !== null && bench.armed !== null) {
      if (there.some((one) => !bench.armed.includes(one))) {
        bench.first_change = now;
        bench.armed = null;
      }
    }
    seen = there;
  };

  const frame = () => {
    if (isDirty || document.querySelector(`${CHART} canvas`)) {
      isDirty = false;
      compare(performance.now());
    }
    requestAnimationFrame(frame);
  };

  bench.arm = () => {
    bench.armed = [...seen];
    bench.started = bench.first_change = null;
  };
  // True when the script is done, every chart drawn and nothing changed for so long.
  bench.quiet = (milliseconds) => {
    const script = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
    if (script !== "notRunning" || bench.changed === null || bench.armed !== null) return false;
    if (all("[data-testid=stSkeleton]").length) return false;
    if (all(CHART).some((chart) => !chart.querySelector(MARKS))) return false;
    if (performance.now() - bench.changed < milliseconds) return false;
    bench.shown ??= textAt;
    return true;
  };
  bench.state = () => JSON.parse(JSON.stringify(bench));

  new MutationObserver(() => {
    isDirty = true;
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (bench.armed && bench.started === null && KEYS.has(event.key)) {
        bench.started = performance.now();
      }
    },
    true,
  );
  requestAnimationFrame(frame);
  return bench;
})();

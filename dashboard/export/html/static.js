"use strict";
// The keys of a clicker and of a hand at the keyboard; the step is in the address, so that opening
// the file again returns to it.
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const black = document.getElementById("black");
  const typedBox = document.getElementById("typed");
  const MOST_FIT = 1.3;
  const LEAST_FIT = 0.6;
  const LEAST_TEXT = 24.5;
  let at = 0;
  let typed = "";
  let areNotesShown = false;

  const isTooFull = (slide) => {
    const unit = slide.getBoundingClientRect().height / 1080;
    for (const box of slide.querySelectorAll(".body, .main, .beside, .numbers li, td, th")) {
      if (box.scrollHeight > box.clientHeight + 1 && box.matches(".body, .main, .beside")) return true;
      if (box.scrollWidth > box.clientWidth + 1 && !box.matches(".unseen")) return true;
    }
    const body = slide.querySelector(".body").getBoundingClientRect();
    for (const part of slide.querySelectorAll(".numbers, .lines, table")) {
      if (part.getBoundingClientRect().bottom > body.bottom + 1) return true;
    }
    for (const chart of slide.querySelectorAll(".chart svg")) {
      const room = chart.getBoundingClientRect();
      const {width, height} = chart.viewBox.baseVal;
      const scale = Math.min(room.width / width, room.height / height);
      const sizes = [...chart.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize));
      if (room.width && sizes.length && Math.min(...sizes) * scale < LEAST_TEXT * unit) return true;
    }
    return false;
  };

  const fit = () => {
    for (const slide of slides) {
      for (let share = MOST_FIT; share >= LEAST_FIT; share -= 0.05) {
        slide.style.setProperty("--fit", share.toFixed(2));
        if (!isTooFull(slide)) break;
      }
    }
  };

  const show = (step) => {
    at = Math.max(0, Math.min(slides.length - 1, step));
    slides.forEach((slide, number) => {
      slide.classList.toggle("on", number === at);
      slide.querySelector(".notes").hidden = !(areNotesShown && number === at);
    });
    slides[at].focus({preventScroll: true});
    history.replaceState(null, "", "#" + (at + 1));
  };

  const type = (digits) => {
    typed = digits.slice(-3);
    typedBox.textContent = typed;
  };
  const jump = () => {
    const step = typed ? Number(typed) - 1 : at + 1;
    type("");
    show(step);
  };
  const blacken = () => { black.hidden = !black.hidden; };
  const fill = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch(() => {});
  };
  const tell = () => { areNotesShown = !areNotesShown; show(at); };
  const clear = () => { type(""); black.hidden = true; if (areNotesShown) tell(); };

  const forward = () => show(at + 1);
  const back = () => show(at - 1);
  const actions = {
    ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0), End: () => show(slides.length - 1), Enter: jump, Escape: clear,
    b: blacken, B: blacken, ".": blacken, f: fill, F: fill, n: tell, N: tell, "?": tell,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const action = /^\d$/.test(event.key) ? () => type(typed + event.key) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    // Whatever wakes a black screen only wakes it.
    if (!black.hidden && action !== blacken) black.hidden = true;
    else action();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".notes")) return;
    if (!black.hidden) { black.hidden = true; return; }
    if (event.clientX > innerWidth * 0.85) forward();
    else if (event.clientX < innerWidth * 0.15) back();
  });
  addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));
  addEventListener("resize", fit);

  root.classList.add("live");
  show((parseInt(location.hash.slice(1), 10) || 1) - 1);
  fit();
  document.fonts.ready.then(() => { fit(); root.dataset.ready = ""; });
})();

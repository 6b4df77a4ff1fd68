// The stage and its second window: keys, black screen, full screen, timer. Plain script, no inline
// code, nothing sent anywhere. It only presses the buttons that the page itself has, so the server
// always knows the step, and the address with it.
(function () {
  "use strict";

  var FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  var BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
  // How long an answer of the server may take before a key is taken as a new beginning.
  var PATIENCE_MS = 4000;
  var TYPING_MS = 3000;
  var root = document.documentElement;

  function asked(name) {
    return new URLSearchParams(window.location.search).get(name) || "";
  }

  function isPresent() {
    return /\/present$/.test(window.location.pathname);
  }

  function onStage() {
    return isPresent() && asked("stage") === "1";
  }

  function inNotes() {
    return isPresent() && !onStage() && asked("notes") === "1";
  }

  function runs() {
    return onStage() || inNotes();
  }

  // The look follows the address, before anything is drawn.
  function dress() {
    root.classList.toggle("on-stage", onStage());
    root.classList.toggle("in-notes", inNotes());
    if (!onStage()) setBlack(false);
    join();
  }

  function within(key, what) {
    return document.querySelector(".st-key-" + key + " " + what);
  }

  // Where the server is: [step, count] out of "3/12", or null before the first slide.
  function place() {
    var shown = within("stage-place", "p");
    var found = shown && /(\d+)\s*\/\s*(\d+)/.exec(shown.textContent);
    return found ? [Number(found[1]), Number(found[2])] : null;
  }

  // Presses faster than the server are not lost: the step wanted is kept, and asked for as soon as
  // the server has answered what was asked before.
  var wanted = null;
  var askedFrom = null;
  var askedAt = 0;

  function press(key) {
    var button = within(key, "button");
    if (button) button.click();
    return Boolean(button);
  }

  function type(key, text) {
    var input = within(key, "input");
    if (!input) return false;
    var setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    setter.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", code: "Enter", bubbles: true }));
    return true;
  }

  function pump() {
    var now = place();
    if (!now || wanted === null) return;
    wanted = Math.min(Math.max(wanted, 1), now[1]);
    if (now[0] === wanted) {
      wanted = askedFrom = null;
      return;
    }
    if (askedFrom === now[0] && Date.now() - askedAt < PATIENCE_MS) return;
    var isPressed = false;
    if (wanted === now[0] + 1) isPressed = press("stage-forward");
    else if (wanted === now[0] - 1) isPressed = press("stage-back");
    else isPressed = type("stage-jump", String(wanted));
    if (!isPressed) return;
    askedFrom = now[0];
    askedAt = Date.now();
  }

  function goTo(step, isOwn) {
    var now = place();
    // Without a slide yet the step is kept until there is one.
    wanted = now ? Math.min(Math.max(step, 1), now[1]) : step;
    if (isOwn && now && channel) channel.postMessage({ step: wanted });
    pump();
  }

  function move(by) {
    var now = place();
    if (!now) return;
    var isWaiting = wanted !== null && Date.now() - askedAt < PATIENCE_MS;
    goTo((isWaiting ? wanted : now[0]) + by, true);
  }

  // Black screen, full screen, digits

  function setBlack(isBlack) {
    root.classList.toggle("is-black", isBlack);
  }

  function isBlack() {
    return root.classList.contains("is-black");
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen();
    press("stage-leave");
  }

  var typed = "";
  var typing = 0;

  function setTyped(text) {
    typed = text.slice(0, 3);
    window.clearTimeout(typing);
    if (typed) typing = window.setTimeout(setTyped, TYPING_MS, "");
    root.style.setProperty("--stage-typed", JSON.stringify(typed));
    root.classList.toggle("is-typing", Boolean(typed));
  }

  // Keys. What a reader types into an input stays there, and a focused button keeps its own keys.

  function isFor(target, selector) {
    return Boolean(target && target.closest && target.closest(selector));
  }

  function act(key) {
    if (typed && key === "Enter") {
      goTo(Number(typed), true);
      setTyped("");
    } else if (/^\d$/.test(key)) setTyped(typed + key);
    else if (FORWARD.indexOf(key) >= 0) move(1);
    else if (BACK.indexOf(key) >= 0) move(-1);
    else if (key === "Home") goTo(1, true);
    else if (key === "End") goTo(Infinity, true);
    else return false;
    return true;
  }

  function actOnStage(key) {
    if (isBlack()) setBlack(false);
    else if (key === "b" || key === "B" || key === ".") setBlack(true);
    else if (key === "f" || key === "F") fullScreen();
    else if (key === "Escape" && typed) setTyped("");
    else if (key === "Escape") leave();
    else return act(key);
    return true;
  }

  window.addEventListener("keydown", function (event) {
    if (!runs() || !event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    var target = event.composedPath()[0];
    if (isFor(target, "input, textarea, select, [contenteditable=true]")) return;
    var isPress = event.key === " " || event.key === "Enter";
    if (isPress && !typed && isFor(target, "button, a, summary")) return;
    if ((onStage() ? actOnStage : act)(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  // Pointer: the edges are buttons. One that was clicked gives the focus back, or the space bar
  // would press it again.
  window.addEventListener("click", function (event) {
    if (!isPresent() || !event.isTrusted) return;
    var target = event.composedPath()[0];
    if (onStage() && isBlack()) {
      setBlack(false);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (isFor(target, ".st-key-stage-open button, .st-key-stage-open a")) fullScreen();
    if (runs() && isFor(target, ".st-key-stage-forward button")) told(event, 1);
    if (runs() && isFor(target, ".st-key-stage-back button")) told(event, -1);
    var timed = [".st-key-timer-start", ".st-key-timer-pause", ".st-key-timer-reset"];
    if (isFor(target, timed.join(","))) clock(event, target);
    var listed = runs() && target.closest && target.closest("[class*='st-key-stage-to-']");
    if (listed) goTo(Number(/stage-to-(\d+)/.exec(listed.className)[1]), true);
  }, true);

  function told(event, by) {
    event.preventDefault();
    event.stopPropagation();
    if (event.detail > 0 && document.activeElement) document.activeElement.blur();
    move(by);
  }

  // The two windows follow one another. Only what a reader did here is told, never what was heard.

  var channel = null;
  var joined = "";

  function join() {
    var name = runs()
      ? ["template", "province", "year", "briefing"].map(asked).join("|")
      : "";
    if (name === joined) return;
    if (channel) channel.close();
    channel = null;
    joined = name;
    if (!name || !window.BroadcastChannel) return;
    channel = new BroadcastChannel("dashboard-stage|" + name);
    channel.onmessage = function (event) {
      var step = Number(event.data && event.data.step);
      if (step) goTo(step, false);
      else if (onStage() && place()) channel.postMessage({ step: place()[0] });
    };
    if (inNotes()) channel.postMessage({ step: 0 });
  }

  // The timer of the notes: seconds run, and since when; kept over a reload.

  var TIMER = "dashboard-stage-timer";
  var timer = { run: 0, since: 0 };
  try {
    timer = JSON.parse(window.sessionStorage.getItem(TIMER)) || timer;
  } catch (error) { /* storage is forbidden: the timer starts at nothing */ }

  function seconds() {
    return Math.floor((timer.run + (timer.since ? Date.now() - timer.since : 0)) / 1000);
  }

  function text(all) {
    return Math.floor(all / 60) + ":" + String(all % 60).padStart(2, "0");
  }

  // Time used of the time there is; the same of the slide that is shown, an equal part of it.
  var shown = { step: 0, since: 0 };

  function showClock() {
    var all = seconds(), now = place();
    var minutes = document.querySelector(".st-key-timer-minutes input");
    var given = 60 * (Number(minutes && minutes.value) || 0);
    if (now && now[0] !== shown.step) shown = { step: now[0], since: all };
    var slide = Math.max(0, all - shown.since);
    var parts = { clock: [all, given], slide: [slide, now ? Math.round(given / now[1]) : 0] };
    Object.keys(parts).forEach(function (name) {
      var value = parts[name].map(text).join(" / ");
      root.style.setProperty("--stage-" + name, '"' + value + '"');
    });
  }

  function clock(event, target) {
    event.preventDefault();
    event.stopPropagation();
    var now = Date.now();
    if (isFor(target, ".st-key-timer-reset")) timer = { run: 0, since: timer.since ? now : 0 };
    else if (isFor(target, ".st-key-timer-pause")) {
      timer = { run: timer.run + (timer.since ? now - timer.since : 0), since: 0 };
    } else if (!timer.since) timer.since = now;
    try {
      window.sessionStorage.setItem(TIMER, JSON.stringify(timer));
    } catch (error) { /* as above */ }
    showClock();
  }

  window.setInterval(function () {
    if (inNotes()) showClock();
    // What was asked and never answered is asked again.
    if (runs()) pump();
  }, 250);

  // Beginnings

  ["pushState", "replaceState"].forEach(function (name) {
    var original = window.history[name];
    window.history[name] = function () {
      var result = original.apply(this, arguments);
      dress();
      return result;
    };
  });
  window.addEventListener("popstate", dress);
  // What a drag over a chart draws is nothing to be read out; Vega calls it a picture without words.
  function hush() {
    var brushes = "[role='graphics-symbol']:is([class*='_brush '], [class*='_brush_bg'], [class$='_brush'])";
    document.querySelectorAll(brushes).forEach(function (mark) {
      mark.removeAttribute("role");
      mark.removeAttribute("aria-roledescription");
      mark.setAttribute("aria-hidden", "true");
    });
  }

  new MutationObserver(function () {
    if (runs()) pump();
    hush();
  }).observe(root, {
    subtree: true, childList: true, characterData: true
  });
  dress();
  showClock();
})();

// Runs before Streamlit's own script: the theme that the address asks for, and the language.
// Plain script, no inline code, nothing sent anywhere.
(function () {
  "use strict";

  // What a reader chose last, on any page. Streamlit keeps a theme per path instead, under
  // stActiveTheme-<path>-v2; the path is the one at loading, whatever is opened later.
  var REMEMBERED = "dashboard-theme";
  var STREAMLIT = "stActiveTheme-" + window.location.pathname + "-v2";
  var THEMES = { light: "Light", dark: "Dark", system: "System" };

  function parameter(name) {
    return new URLSearchParams(window.location.search).get(name);
  }

  // The theme in the address, or null when it names none that we know.
  function askedTheme() {
    var theme = parameter("theme");
    return Object.prototype.hasOwnProperty.call(THEMES, theme) ? theme : null;
  }

  // Storage can be forbidden or full; the page then follows the system, and works.
  function stored(action) {
    try {
      return action(window.localStorage);
    } catch (error) {
      return null;
    }
  }

  function remember(theme) {
    stored(function (storage) {
      if (theme === "system") storage.removeItem(REMEMBERED);
      else storage.setItem(REMEMBERED, theme);
    });
  }

  function rememberedTheme() {
    var theme = stored(function (storage) { return storage.getItem(REMEMBERED); });
    return theme === "light" || theme === "dark" ? theme : "system";
  }

  var asked = askedTheme();
  if (asked) remember(asked);
  var shown = asked || rememberedTheme();
  stored(function (storage) {
    storage.setItem(STREAMLIT, JSON.stringify(THEMES[shown]));
  });

  // Esc in a field leaves the field and closes its list; only outside of one does it let the
  // comparison go, which Streamlit's shortcut would do in both.
  window.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Escape" || !(field instanceof HTMLInputElement)) return;
    event.stopImmediatePropagation();
    field.blur();
  }, true);

  // Streamlit reads its theme once, at loading, so a new one needs a reload. No loop can follow:
  // a reload happens only when the address asks for another theme than the one shown, and after
  // it the one shown is the one in the address, with or without storage. An address without the
  // parameter (the menu's links) changes nothing.
  function addressChanged() {
    var language = parameter("language");
    document.documentElement.lang = language === "en" ? "en" : "vi";
    var theme = askedTheme();
    if (theme && theme !== shown) {
      shown = theme;
      remember(theme);
      window.location.reload();
    }
  }

  // Streamlit adds an entry to the history for each parameter that a run writes. One per act of
  // the reader is right: what is written without one only completes the address.
  var acted = false;
  ["pointerdown", "keydown"].forEach(function (name) {
    window.addEventListener(name, function () { acted = true; }, true);
  });

  var originals = {};
  ["pushState", "replaceState"].forEach(function (name) {
    originals[name] = window.history[name];
    window.history[name] = function () {
      var kind = name === "pushState" && !acted ? "replaceState" : name;
      if (name === "pushState") acted = false;
      var result = originals[kind].apply(this, arguments);
      addressChanged();
      return result;
    };
  });
  window.addEventListener("popstate", addressChanged);
})();

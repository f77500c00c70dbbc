"use strict";
/* Puts the page together. */
(() => {
  const { element, place } = SiteTable;
  const byId = id => document.getElementById(id);
  const count = number => number.toLocaleString("en");

  async function data() {
    const packed = atob(byId("data").textContent.trim());
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) {
      bytes[i] = packed.charCodeAt(i);
    }
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(plain).json();
  }

  /* Whether no query can make it print. */
  function isClosed(site) {
    return !site.woven || site.behindGuard !== undefined;
  }

  function figures(summary, sites) {
    const closed = sites.filter(isClosed).length;
    const modules = Object.keys(summary.modules).length;
    const cards = [
      [count(summary.sites), "statements"],
      [count(summary.classes), "classes"],
      [count(modules), modules === 1 ? "module" : "modules"],
      [count(summary.guards), "guards with a switch"],
      [count(closed), "can't be printed by a query"],
      [count(summary.blobBytes), "bytes for all records"],
      [summary.bytesPerSite.toFixed(1), "bytes a statement"],
    ];
    byId("figures").replaceChildren(...cards.map(([number, what]) => {
      const card = element("li");
      card.append(element("strong", "", number), element("span", "", what));
      return card;
    }));
  }

  const FILTERS = [
    ["Level", site => site.level],
    ["API", site => site.api],
    ["Module", site => site.module],
    ["Arguments", site => (site.arguments === "keep" ? "kept" : "skipped (" + site.arguments + ")")],
    ["Switch", site => (!site.woven ? site.leftAlone : site.behindGuard ? "behind a guard: " + site.behindGuard : "yes")],
  ];

  /* Answers the predicate that the selects stand for. */
  function filters(sites, changed) {
    const chosen = [];
    for (const [name, key] of FILTERS) {
      const values = [...new Set(sites.map(key))].sort();
      if (values.length < 2) {
        continue;
      }
      const label = element("label", "", name + " ");
      const select = element("select");
      select.append(new Option("all", ""), ...values.map(value => new Option(value, value)));
      select.addEventListener("change", changed);
      label.append(select);
      byId("filters").append(label);
      chosen.push(site => select.value === "" || key(site) === select.value);
    }
    return site => chosen.every(filter => filter(site));
  }

  async function copy(text, button) {
    const before = button.dataset.label || button.textContent;
    button.dataset.label = before;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch (refused) {
      button.textContent = copyByHand(text) ? "Copied" : "Press Ctrl+C";
    }
    setTimeout(() => (button.textContent = before), 1500);
  }

  /* Where a page may not write to the clipboard, a selected text can be copied. */
  function copyByHand(text) {
    const field = element("textarea", "unseen");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function queryOf(site) {
    const where = site.file ? "file " + Query.typed(site.file) : "class " + Query.typed(site.class);
    return where + (site.line > 0 ? " line " + site.line : " func " + Query.typed(site.function)) + " +p";
  }

  function details(site, useQuery) {
    const panel = byId("details");
    const list = element("dl");
    const entry = (name, value) => {
      if (value) {
        const line = element("div");
        line.append(element("dt", "", name), element("dd", "", value));
        list.append(line);
      }
    };
    entry("Statement", place(site));
    entry("Function", site.class + "." + site.function + (site.descriptor || ""));
    entry("Module", site.module);
    entry("Logging API", site.api + ", " + site.method + ", level " + site.level);
    entry("Switch", SiteTable.switchOf(site));
    entry("Arguments", site.arguments === "keep"
      ? "evaluated also when it is quiet"
      : "not evaluated when it is quiet (" + site.arguments + ")");
    const query = queryOf(site);
    const copyIt = element("button", "", "Copy its query");
    copyIt.type = "button";
    copyIt.addEventListener("click", () => copy(query, copyIt));
    const use = element("button", "", "Put it above");
    use.type = "button";
    use.addEventListener("click", () => useQuery(query));
    panel.replaceChildren(element("pre", "", Query.listed(site)), list, element("pre", "", query), copyIt, " ", use);
    if (site.url && /^https?:/.test(site.url)) {
      const link = element("a", "", "Source");
      link.href = site.url;
      link.rel = "noreferrer";
      panel.append(" ", link);
    }
    panel.hidden = false;
  }

  function chart(title, numbers, note) {
    const entries = Object.entries(numbers);
    if (entries.length === 0) {
      return null;
    }
    const most = Math.max(...entries.map(([, number]) => number));
    const card = element("div", "chart");
    const list = element("ul");
    entries.sort((one, other) => other[1] - one[1]).slice(0, 12).forEach(([what, number]) => {
      const item = element("li");
      const length = element("span", "length");
      length.style.width = (100 * number) / most + "%";
      length.setAttribute("aria-hidden", "true");
      item.append(element("span", "what", what || "(no package)"), element("span", "amount", count(number)), length);
      list.append(item);
    });
    card.append(element("h3", "", title), list);
    if (entries.length > 12) card.append(element("p", "", "and " + count(entries.length - 12) + " more"));
    if (note) card.append(element("p", "", note));
    return card;
  }

  const SECTIONS = { HEAD: "headers", MODU: "modules", HASH: "hashes of class files", SITE: "places, levels, reasons", TEXT: "formats" };

  function charts(summary, sites) {
    const stored = {};
    summary.sections.forEach(section => (stored[SECTIONS[section.name] || section.name] = section.blobBytes));
    const classes = {};
    sites.forEach(site => (classes[site.class] = (classes[site.class] || 0) + 1));
    const runs = summary.runs;
    const all = [
      chart("Where the bytes go", stored, count(summary.blobBytes) + " bytes in all"),
      chart("What storing them saves", {
        "as they are": summary.rawBytes,
        "without repetition": summary.deduplicatedBytes,
        compressed: summary.blobBytes,
      }, "bytes; " + count(runs.module) + " runs of one module, " + count(runs.file) + " of one file, "
        + count(runs.function) + " of one function"),
      chart("By level", summary.levels),
      chart("By logging API", summary.apis),
      chart("Arguments while a statement is quiet", Object.fromEntries(
        Object.entries(summary.arguments).map(([kind, number]) =>
          [kind === "keep" ? "evaluated" : "not evaluated (" + kind + ")", number]))),
      chart("Without a switch, by reason", summary.leftAlone),
      Object.keys(summary.modules).length > 1 ? chart("By module", summary.modules) : null,
      chart("By package", summary.packages),
      chart("Largest classes", classes),
      Object.keys(summary.leftAsTheyAre).length === 0 ? null : reasons("Left as they are", summary.leftAsTheyAre),
    ];
    byId("charts").replaceChildren(...all.filter(card => card !== null));
  }

  function reasons(title, ofNames) {
    const card = element("div", "chart");
    const list = element("ul");
    Object.entries(ofNames).forEach(([name, reason]) => list.append(element("li", "", name + ": " + reason)));
    card.append(element("h3", "", title), list);
    return card;
  }

  /* How many rows of one kind of change are shown. */
  const MOST_CHANGES = 500;

  /* What is other than in the report that this one was compared with. */
  function changes(data) {
    if (!data) {
      return;
    }
    const section = byId("changes");
    section.hidden = false;
    section.append(element("p", "", count(data.sites.before) + " statements before, " + count(data.sites.after)
      + " now; " + count(data.blobBytes.before) + " bytes before, " + count(data.blobBytes.after) + " now."));
    const site = at => place(at) + " " + at.function + " " + at.shown + " " + at.level;
    const kinds = [
      ["Added", data.added, site],
      ["Removed", data.removed, site],
      ["Changed", data.changed, ({ before, after }) => site(after) + " \u2190 " + before.shown + " " + before.level],
      ["Moved", data.moved, ({ before, after }) => site(after) + " \u2190 " + place(before) + " " + before.function],
    ];
    for (const [name, list, text] of kinds) {
      const details = element("details");
      const items = element("ul", "lines");
      items.append(...list.slice(0, MOST_CHANGES).map(each => element("li", "", text(each))));
      details.append(element("summary", "", name + ": " + count(list.length)), items);
      if (list.length > MOST_CHANGES) {
        details.append(element("p", "", "and " + count(list.length - MOST_CHANGES) + " more, in dyndbg.json"));
      }
      section.append(details);
    }
  }

  function theme() {
    const button = byId("theme");
    const root = document.documentElement;
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
    const name = () => (button.textContent = isDark() ? "Light" : "Dark");
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      name();
    });
    name();
  }

  function start({ summary, sites, changes: sinceBaseline }) {
    const input = byId("query");
    const answer = byId("answer");
    const setQuery = query => {
      input.value = query;
      input.focus();
      search();
    };
    const table = SiteTable.create(byId("scroller"), sites, site => details(site, setQuery));
    const filter = filters(sites, () => search());
    let query = null;

    function search() {
      try {
        query = Query.parse(input.value);
      } catch (mistake) {
        query = null;
        input.setAttribute("aria-invalid", "true");
        answer.className = "wrong";
        answer.textContent = mistake.message;
        return;
      }
      input.removeAttribute("aria-invalid");
      answer.className = "";
      const selected = sites.filter(site => query.select(site) && filter(site));
      const closed = selected.filter(isClosed).length;
      answer.textContent = count(selected.length) + " of " + count(sites.length) + " statements"
        + (closed > 0 ? "; " + count(closed) + " of them can't be printed by a query" : "")
        + (sites.length === 0 ? ": nothing was woven there, or it has no debug or trace statement"
          : selected.length === 0 ? ": nothing matches" : "");
      table.show(selected);
      remember();
    }

    /* The address tells the query, so that a link to it can be sent. */
    function remember() {
      history.replaceState(null, "", input.value ? "#q=" + encodeURIComponent(input.value) : location.pathname + location.search);
    }

    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, sites.length > 20000 ? 150 : 0);
    });
    // Enter does not wait.
    input.addEventListener("change", () => {
      clearTimeout(timer);
      search();
    });
    byId("copy").addEventListener("click", event => {
      const text = input.value.trim();
      copy(query && query.hasFlags ? text : (text + " +p").trim(), event.currentTarget);
    });
    const map = Treemap.create(byId("treemap"), byId("crumbs"), sites, terms => {
      const words = Object.entries(terms).filter(([keyword, value]) => value && keyword !== "leaf");
      setQuery(words.map(([keyword, value]) => keyword + " " + Query.typed(value)).join(" "));
    });
    byId("measure").addEventListener("change", event => map.measureBy(event.target.value));
    const linked = location.hash.startsWith("#q=") ? decodeURIComponent(location.hash.slice(3)) : "";
    input.value = linked;
    search();
    figures(summary, sites);
    charts(summary, sites);
    changes(sinceBaseline);
  }

  theme();
  data().then(start).catch(problem => {
    const failure = byId("failure");
    failure.hidden = false;
    failure.textContent = "The data of this page can't be read: " + problem.message
      + ". It needs a browser of 2024 or later; dyndbg.json beside it has the same data.";
    throw problem;
  });
})();

"use strict";
/* The table of sites. Only the rows that can be seen are in the document, so that 100,000 sites scroll as ten do. */
const SiteTable = (() => {
  const ROW = 34;
  const AROUND = 12;
  /* What paper may take. */
  const MOST_PRINTED = 5000;

  const number = (one, other) => one - other;
  const text = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

  function columns(sites) {
    const all = [
      { name: "Statement", key: site => site.file || site.class, order: text, then: site => site.line, kind: "place" },
      { name: "Module", key: site => site.module, order: text, kind: "module" },
      { name: "Function", key: site => site.function, order: text, kind: "function" },
      { name: "Level", key: site => site.level, order: text, kind: "level" },
      { name: "API", key: site => site.api, order: text, kind: "api" },
      { name: "Format", key: site => Query.listed(site), order: text, kind: "format" },
      { name: "Arguments", key: site => (site.arguments === "keep" ? "kept" : "skipped"), order: text, kind: "arguments" },
      { name: "Switch", key: site => switchOf(site), order: text, kind: "switch" },
    ];
    const modules = new Set(sites.map(site => site.module));
    return modules.size > 1 ? all : all.filter(column => column.kind !== "module");
  }

  function switchOf(site) {
    if (!site.woven) {
      return "none: " + site.leftAlone;
    }
    if (site.behindGuard) {
      return "behind a guard: " + site.behindGuard;
    }
    return site.note ? "yes, but " + site.note : "yes";
  }

  function place(site) {
    return (site.file || site.class) + ":" + site.line;
  }

  /* The file's name first: a folder may be cut off. */
  function placeButton(site, open) {
    const file = site.file || site.class;
    const name = file.slice(file.lastIndexOf("/") + 1);
    const button = element("button", "place");
    button.type = "button";
    button.title = place(site);
    button.append(element("span", "name", name), element("span", "line", ":" + site.line));
    if (name !== file) {
      button.append(" ", element("span", "folder", file.slice(0, file.length - name.length - 1)));
    }
    button.addEventListener("click", () => open(site));
    return button;
  }

  function element(name, className, content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  }

  /* scroller is the element that scrolls, open is called with a site that somebody wants to know more of. */
  function create(scroller, sites, open) {
    const shownColumns = columns(sites);
    const table = element("table");
    const head = element("tr");
    const body = element("tbody");
    let rows = sites;
    let order = null;
    let first = -1;
    let last = -1;

    table.append(element("caption", "unseen", "Statements that the query and the filters select"));
    shownColumns.forEach((column, index) => {
      const cell = element("th", column.kind);
      cell.scope = "col";
      const button = element("button", "sort", column.name);
      button.type = "button";
      button.addEventListener("click", () => sortBy(index));
      cell.append(button);
      head.append(cell);
    });
    const thead = element("thead");
    head.setAttribute("aria-rowindex", "1");
    thead.append(head);
    table.append(thead, body);
    scroller.append(table);

    function sortBy(index) {
      const down = order !== null && order.index === index && !order.down;
      order = { index, down };
      [...head.cells].forEach((cell, i) => {
        cell.removeAttribute("aria-sort");
        if (i === index) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      });
      rows = sorted(rows);
      render(true);
    }

    function sorted(list) {
      if (order === null) {
        return list;
      }
      const column = shownColumns[order.index];
      const keyed = list.map(site => ({ site, key: column.key(site), then: column.then ? column.then(site) : 0 }));
      const sign = order.down ? -1 : 1;
      keyed.sort((one, other) => sign * (column.order(one.key, other.key) || number(one.then, other.then)));
      return keyed.map(entry => entry.site);
    }

    function row(site, index) {
      const made = element("tr");
      made.setAttribute("aria-rowindex", String(index + 2));
      for (const column of shownColumns) {
        const cell = element(column.kind === "place" ? "th" : "td", column.kind);
        if (column.kind === "place") {
          cell.scope = "row";
          cell.append(placeButton(site, open));
        } else {
          const value = column.key(site);
          cell.textContent = value;
          cell.title = value;
          if (column.kind === "switch" && (!site.woven || site.behindGuard)) cell.classList.add("closed");
          if (column.kind === "level") cell.classList.add(site.level);
        }
        made.append(cell);
      }
      return made;
    }

    function space(height) {
      const made = element("tr", "space");
      made.setAttribute("aria-hidden", "true");
      made.style.height = height + "px";
      return made;
    }

    function render(whole) {
      const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - AROUND);
      const to = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + AROUND);
      if (whole || from !== first || to !== last) {
        draw(from, to);
      }
    }

    function draw(from, to) {
      const focused = body.contains(document.activeElement) ? document.activeElement.title : null;
      first = from;
      last = to;
      table.setAttribute("aria-rowcount", String(rows.length + 1));
      body.replaceChildren(
        space(from * ROW),
        ...rows.slice(from, to).map((site, i) => row(site, from + i)),
        space((rows.length - to) * ROW));
      if (focused !== null) {
        const again = [...body.querySelectorAll("button.place")].find(button => button.title === focused);
        (again || scroller).focus({ preventScroll: true });
      }
    }

    let waiting = false;
    let printing = false;
    const later = () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          // A frame that was asked for before must not take away again what is printed.
          if (!printing) {
            render(false);
          }
        });
      }
    };
    scroller.addEventListener("scroll", later);
    new ResizeObserver(later).observe(scroller);
    window.addEventListener("beforeprint", () => {
      printing = true;
      draw(0, Math.min(rows.length, MOST_PRINTED));
    });
    window.addEventListener("afterprint", () => {
      printing = false;
      render(true);
    });

    return {
      show(list) {
        rows = sorted(list);
        scroller.scrollTop = 0;
        render(true);
      },
    };
  }

  return { create, element, place, switchOf };
})();

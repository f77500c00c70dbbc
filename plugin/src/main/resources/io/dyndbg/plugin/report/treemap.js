"use strict";
/* The treemap of modules, packages and classes, drawn by d3-hierarchy. Each tile is a button. */
const Treemap = (() => {
  const { element } = SiteTable;
  const encoder = new TextEncoder();
  /* Smaller than that, in pixels, a finger does not meet a tile. */
  const SMALLEST = 24;
  const MOST_TILES = 120;
  const MOST_INNER = 30;

  function bytes(site) {
    return encoder.encode(site.function + Query.plain(site)).length + 2;
  }

  /* Modules, if there are several, then packages, then classes. */
  function tree(sites) {
    const several = new Set(sites.map(site => site.module)).size > 1;
    const root = node("", null);
    for (const site of sites) {
      let at = several ? child(root, site.module, { module: site.module }) : root;
      const names = site.class.split(".");
      names.slice(0, -1).forEach((name, i) => {
        at = child(at, name, { module: several ? site.module : undefined, class: names.slice(0, i + 1).join(".") + ".*" });
      });
      at = child(at, names[names.length - 1] + "\n", { module: several ? site.module : undefined, class: site.class, leaf: true });
      at.sites += 1;
      at.bytes += bytes(site);
    }
    return collapsed(root, true);
  }

  function node(name, terms) {
    return { name, terms, sites: 0, bytes: 0, below: new Map() };
  }

  function child(parent, name, terms) {
    let found = parent.below.get(name);
    if (!found) {
      found = node(name.trim(), terms);
      parent.below.set(name, found);
    }
    return found;
  }

  /* A package with nothing but one package in it is one with that. */
  function collapsed(at, isRoot) {
    const children = [...at.below.values()].map(each => collapsed(each, false));
    const only = children.length === 1 && children[0].children.length > 0 ? children[0] : null;
    if (only && isRoot) {
      return only;
    }
    if (only && at.terms.class) {
      return { ...only, name: at.name + "." + only.name };
    }
    // A module keeps its own name.
    if (only) {
      return { ...only, name: at.name, terms: at.terms };
    }
    return { name: at.name, terms: at.terms, sites: at.sites, bytes: at.bytes, children };
  }

  /* show is called with the terms of a query that selects what a tile stands for. */
  function create(panel, crumbs, sites, show) {
    const root = tree(sites);
    let measure = "sites";
    let path = [root];

    function total(data) {
      return d3.hierarchy(data).sum(each => each[measure]).value;
    }

    function word(data) {
      const value = total(data);
      return value.toLocaleString("en") + (measure === "sites" ? (value === 1 ? " statement" : " statements") : " bytes");
    }

    function draw() {
      const at = path[path.length - 1];
      const width = panel.clientWidth;
      const height = panel.clientHeight;
      const children = at.children.map(data => ({ data, value: total(data) })).sort((one, other) => other.value - one.value);
      let rest = null;
      let laid = layOut(children, null, width, height);
      const fits = laid.filter(tile => tile.x1 - tile.x0 >= SMALLEST && tile.y1 - tile.y0 >= SMALLEST).length;
      if (fits < children.length || children.length > MOST_TILES) {
        const kept = Math.max(1, Math.min(fits, MOST_TILES) - 1);
        rest = children.slice(kept);
        laid = layOut(children.slice(0, kept), rest, width, height);
      }
      panel.replaceChildren(...laid.map(tile => button(tile, rest)));
      drawCrumbs();
    }

    function layOut(children, rest, width, height) {
      const list = children.map(({ data, value }) => ({ data, value, children: inner(data) }));
      if (rest !== null && rest.length > 0) {
        // Wide enough to be hit, however little it is.
        const sum = rest.reduce((all, { value }) => all + value, 0);
        const least = children.reduce((all, { value }) => all + value, 0) / 30;
        list.push({ data: null, value: Math.max(sum, least) });
      }
      const hierarchy = d3.hierarchy({ children: list }).sum(each => (each.children ? 0 : each.value));
      const lay = d3.treemap().size([width, height]).round(true)
        .paddingInner(3)
        .paddingTop(tile => (tile.depth === 1 && tile.children ? 44 : 0))
        .paddingLeft(tile => (tile.depth === 1 ? 6 : 0))
        .paddingRight(tile => (tile.depth === 1 ? 6 : 0))
        .paddingBottom(tile => (tile.depth === 1 ? 6 : 0));
      return lay(hierarchy).children || [];
    }

    /* What is in a package, for a first look: the rest of it as one. */
    function inner(data) {
      if (data.children.length === 0) {
        return undefined;
      }
      const values = data.children.map(total).sort((one, other) => other - one);
      const rest = values.slice(MOST_INNER).reduce((sum, value) => sum + value, 0);
      return [...values.slice(0, MOST_INNER), rest].filter(value => value > 0).map(value => ({ value }));
    }

    function button(tile, rest) {
      const data = tile.data.data;
      const leaf = data === null || data.children.length === 0;
      const made = element("button", leaf ? "tile leaf" : "tile");
      made.type = "button";
      made.style.left = tile.x0 + "px";
      made.style.top = tile.y0 + "px";
      made.style.width = tile.x1 - tile.x0 + "px";
      made.style.height = tile.y1 - tile.y0 + "px";
      const name = data === null ? rest.length + " more" : data.name;
      const size = data === null ? "" : word(data);
      made.setAttribute("aria-label", name + (size ? ", " + size : ""));
      made.title = name + (size ? "\n" + size : "");
      (tile.children || []).forEach(({ x0, y0, x1, y1 }) => {
        if (x1 - x0 < 4 || y1 - y0 < 4) return;
        const part = element("span", "inner");
        part.setAttribute("aria-hidden", "true");
        part.style.cssText = `left:${x0 - tile.x0}px;top:${y0 - tile.y0}px;width:${x1 - x0}px;height:${y1 - y0}px`;
        made.append(part);
      });
      if (tile.y1 - tile.y0 > 30 && tile.x1 - tile.x0 > 50) {
        made.append(element("span", "name", name));
        if (tile.y1 - tile.y0 > 50) made.append(element("span", "size", size));
      }
      made.addEventListener("click", () => choose(data, rest));
      return made;
    }

    function choose(data, rest) {
      if (data === null) {
        path.push({ name: "more", terms: null, children: rest.map(each => each.data), sites: 0, bytes: 0 });
      } else if (data.children.length > 0) {
        path.push(data);
      } else {
        show(data.terms);
        return;
      }
      draw();
      const last = crumbs.querySelector("[aria-current]");
      if (last) last.focus();
    }

    function drawCrumbs() {
      const items = path.map((data, i) => {
        const item = element("li");
        const made = element("button", "", data.name || (i === 0 ? "everything" : "?"));
        made.type = "button";
        if (i === path.length - 1) made.setAttribute("aria-current", "true");
        made.addEventListener("click", () => {
          path = path.slice(0, i + 1);
          draw();
        });
        item.append(made);
        return item;
      });
      const at = path[path.length - 1];
      if (at.terms) {
        const item = element("li");
        const made = element("button", "select", "select " + word(at));
        made.type = "button";
        made.addEventListener("click", () => show(at.terms));
        item.append(made);
        items.push(item);
      }
      crumbs.replaceChildren(...items);
    }

    new ResizeObserver(draw).observe(panel);
    draw();
    return {
      measureBy(kind) {
        measure = kind;
        draw();
      },
    };
  }

  return { create };
})();

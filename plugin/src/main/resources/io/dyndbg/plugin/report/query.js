"use strict";
/*
 * The control language, as the runtime's package io.dyndbg.query reads it, so that a query can be tried here before it goes to
 * production. The browser tests ask both the same questions.
 */
const Query = (() => {
  const KEYWORDS = ["module", "file", "func", "class", "line", "level", "format"];
  const OPTIONS = {
    ttl: value => value === "none" || span(value),
    max: value => /^0*[1-9][0-9]{0,8}$/.test(value),
    rate: value => /^[0-9]{1,9}\//.test(value) && !/^0+\//.test(value) && span(value.slice(value.indexOf("/") + 1)),
    mdc: value => value !== "" && !value.startsWith("="),
    thread: () => true,
  };
  const LEVELS = ["trace", "debug", "info", "warn", "error"];
  const FLAGS = "pqmfsltd_";
  const SEPARATOR = /[\s,\u001c-\u001f\u200b\ufeff]/;
  const LONGEST = 64 * 1024;

  class Mistake extends Error {
    constructor(message, offset) {
      super(message + " (column " + (offset + 1) + ")");
    }
  }

  function span(value) {
    return /^[0-9]{1,9}(ms|s|m|h)$/.test(value) && !/^0+[a-z]/.test(value);
  }

  function isQuote(c) {
    return c === '"' || c === "'";
  }

  /* Where the query that begins at start ends: a line end, or a semicolon that is neither quoted nor commented out. */
  function endOfQuery(text, start) {
    const line = text.indexOf("\n", start);
    const end = line < 0 ? text.length : line;
    let between = true;
    for (let i = start; i < end; i++) {
      const c = text[i];
      if (c === ";") {
        return i;
      }
      if (between && c === "#") {
        return end;
      }
      if (between && isQuote(c)) {
        const close = text.indexOf(c, i + 1);
        if (close < 0 || close >= end) {
          return end;
        }
        i = close;
        continue;
      }
      between = SEPARATOR.test(c);
    }
    return end;
  }

  /* Without quotes around the whole of it, as a shell may leave them. */
  function unquoted(text) {
    let first = 0;
    let last = text.length - 1;
    while (first < last && SEPARATOR.test(text[first])) first++;
    while (first < last && SEPARATOR.test(text[last])) last--;
    const quote = first < last ? text[first] : " ";
    const whole = isQuote(quote) && text[last] === quote && text.indexOf(quote, first + 1) === last;
    return whole ? text.slice(0, first) + " " + text.slice(first + 1, last) + " " + text.slice(last + 1) : text;
  }

  function tokens(text, start, end) {
    const found = [];
    let i = start;
    while (i < end) {
      const c = text[i];
      if (SEPARATOR.test(c)) {
        i++;
      } else if (c === "#") {
        break;
      } else if (isQuote(c)) {
        const close = text.indexOf(c, i + 1);
        if (close < 0 || close >= end) {
          throw new Mistake("the quote before " + shown(text.slice(i + 1, end).trim()) + " is not closed", i);
        }
        found.push({ text: text.slice(i + 1, close), offset: i });
        i = close + 1;
      } else {
        const from = i;
        while (i < end && !SEPARATOR.test(text[i])) i++;
        found.push({ text: text.slice(from, i), offset: from });
      }
    }
    return found;
  }

  function wildcard(pattern) {
    const parts = [...pattern.matchAll(/[*]+|[?]|[^*?]+/g)].map(([part]) => {
      if (part[0] === "*") {
        return "[^]*?";
      }
      return part === "?" ? "[^]" : part.replace(/[\\^$.+()[\]{}|/-]/g, "\\$&");
    });
    const all = new RegExp("^" + parts.join("") + "$");
    return text => all.test(text);
  }

  function lines(token, range) {
    const bad = why => {
      throw new Mistake("bad range: " + shown(range) + " " + why, token.offset);
    };
    const number = digits => {
      if (!/^[0-9]+$/.test(digits)) {
        bad("is no line or range of lines (N, N-, -N or N-N)");
      }
      return Number(digits) > 2147483647 ? bad("is too large for a line") : Number(digits);
    };
    const dash = range.indexOf("-");
    let first, last;
    if (dash < 0) {
      first = last = number(range);
    } else {
      first = dash === 0 ? 0 : number(range.slice(0, dash));
      last = dash === range.length - 1 ? Infinity : number(range.slice(dash + 1));
    }
    if (first === 0 && (last === 0 || last === Infinity)) {
      return () => true;
    }
    if (last < first) {
      bad("runs backwards");
    }
    return line => line !== 0 && first <= line && line <= last;
  }

  const LETTERS = { n: "\n", t: "\t", r: "\r", f: "\f", v: "\v", a: "\u0007", e: "\u001b", '"': '"', "\\": "\\" };

  function unescaped(text) {
    // Octal digits as C takes them, at most \377.
    return text.replace(/\\(?:([ntrfvae"\\])|([0-3]?[0-7]{1,2}))/g, (all, letter, octal) =>
      letter ? LETTERS[letter] : String.fromCharCode(parseInt(octal, 8)));
  }

  function format(value) {
    const anchored = value.startsWith("^");
    const text = unescaped(anchored ? value.slice(1) : value);
    const found = anchored ? format => format.startsWith(text) : format => format.includes(text);
    return site => site.formatKind !== "none" && (found(site.format) || found(plain(site)));
  }

  /* A format's text as people read it. */
  function plain(site) {
    return site.formatKind === "concatenation" ? site.format.replaceAll("\u0001", "{}") : site.format;
  }

  function modulesAlike(name) {
    return name.replaceAll("-", "_");
  }

  function term(keyword, word, value, put) {
    const typed = value.text;
    switch (keyword) {
      case "module": {
        const match = wildcard(modulesAlike(typed));
        return put(keyword, word, site => match(modulesAlike(site.module)));
      }
      case "func": {
        const match = wildcard(typed);
        return put(keyword, word, site => match(site.function));
      }
      case "class": {
        const match = wildcard(typed);
        return put(keyword, word, site => match(site.class));
      }
      case "line": {
        const match = lines(value, typed);
        return put(keyword, word, site => match(site.line));
      }
      case "level": {
        const level = typed.toLowerCase();
        if (!LEVELS.includes(level)) {
          throw new Mistake("unknown level " + shown(typed) + ": it is one of " + LEVELS.join(", "), value.offset);
        }
        return put(keyword, word, site => site.level === level);
      }
      case "format":
        return put(keyword, word, format(typed));
      default:
        return file(word, value, put);
    }
  }

  function file(word, value, put) {
    const colon = value.text.indexOf(":");
    const match = wildcard(colon < 0 ? value.text : value.text.slice(0, colon));
    put("file", word, site => site.file !== undefined
      && (match(site.file) || match(site.file.slice(site.file.lastIndexOf("/") + 1))));
    if (colon < 0) {
      return;
    }
    const tail = value.text.slice(colon + 1);
    if (tail === "") {
      throw new Mistake("nothing after the colon of " + shown(value.text), value.offset);
    }
    if (tail[0] === "-" || /^\p{Nd}/u.test(tail)) {
      const inRange = lines(value, tail);
      put("line", value, site => inRange(site.line));
    } else {
      const named = wildcard(tail);
      put("func", value, site => named(site.function));
    }
  }

  function wrongKeyword(word) {
    const text = word.text;
    if (text === "strict") {
      return '"strict" is understood only as the first word of a batch';
    }
    if (/^[-+=]/.test(text)) {
      return "the flags " + shown(text) + " must be the last word; two queries are separated by a semicolon";
    }
    if (/.\.[a-z]+(:.*)?$/.test(text)) {
      return "unknown keyword " + shown(text) + '; did you mean "file ' + text + '"?';
    }
    return "unknown keyword " + shown(text) + ": a term starts with one of " + KEYWORDS.join(", ");
  }

  function flags(word, conditional) {
    const text = word.text;
    if (!/^[-+=]/.test(text)) {
      throw new Mistake(KEYWORDS.includes(text) || text in OPTIONS
        ? shown(text) + " has no value"
        : "no flags: a query ends with +, - or = and flags, not with " + shown(text), word.offset);
    }
    for (const letter of text.slice(1)) {
      if (!FLAGS.includes(letter)) {
        throw new Mistake("unknown flag " + shown(letter) + " in " + shown(text) + ": flags are pqmfsltd and _", word.offset);
      }
    }
    if (text.includes("p") && text.includes("q")) {
      throw new Mistake("p and q exclude each other in " + shown(text), word.offset);
    }
    if (conditional && (!text.includes("p") || text[0] === "-")) {
      throw new Mistake("max, rate, mdc and thread are about what a query forces: " + shown(text) + " sets no p", word.offset);
    }
  }

  /* One query, or its terms alone: what people type until they think of the flags. */
  function one(words) {
    const terms = new Map();
    const options = new Set();
    const put = (keyword, word, match) => {
      if (terms.has(keyword)) {
        throw new Mistake('keyword "' + keyword + '" given twice', word.offset);
      }
      terms.set(keyword, match);
    };
    const hasFlags = words.length % 2 === 1;
    for (let i = 0; i + 1 < words.length; i += 2) {
      const word = words[i];
      const value = words[i + 1];
      if (Object.hasOwn(OPTIONS, word.text)) {
        if (!OPTIONS[word.text](value.text)) {
          throw new Mistake(shown(value.text) + " is no value for " + word.text, value.offset);
        }
        if (options.has(word.text)) {
          throw new Mistake("option " + shown(word.text) + " given twice", word.offset);
        }
        options.add(word.text);
      } else if (!KEYWORDS.includes(word.text)) {
        throw new Mistake(wrongKeyword(word), word.offset);
      } else {
        term(word.text, word, value, put);
      }
    }
    if (hasFlags) {
      flags(words[words.length - 1], ["max", "rate", "mdc", "thread"].some(option => options.has(option)));
    }
    const matches = [...terms.values()];
    return { hasFlags, select: site => matches.every(match => match(site)) };
  }

  /* Reads queries; throws what is wrong with them. select answers whether one of them selects a site. */
  function parse(typed) {
    if (new TextEncoder().encode(typed).length > LONGEST) {
      throw new Mistake("too much input: more than " + LONGEST + " bytes", 0);
    }
    const text = unquoted(typed);
    const queries = [];
    let first = true;
    for (let start = 0, end; start <= text.length; start = end + 1) {
      end = endOfQuery(text, start);
      let words = tokens(text, start, end);
      if (first && words.length > 0) {
        first = false;
        words = words[0].text === "strict" ? words.slice(1) : words;
      }
      if (words.length > 0) {
        queries.push(one(words));
        if (queries[0].hasFlags !== queries[queries.length - 1].hasFlags) {
          throw new Mistake("flags are missing: each query of several ends with them, or none does", words[0].offset);
        }
      }
    }
    return {
      isEmpty: queries.length === 0,
      hasFlags: queries.length > 0 && queries.every(query => query.hasFlags),
      select: queries.length === 0 ? () => true : site => queries.some(query => query.select(site)),
    };
  }

  /* A value so that it is typed as one word. */
  function typed(value) {
    if (value !== "" && !/^["'#]/.test(value) && !SEPARATOR.test(value)) {
      return value;
    }
    const quote = value.includes('"') ? "'" : '"';
    return quote + value + quote;
  }

  function escaped(text) {
    const short = { "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\" };
    return text.replace(/["\\\u0000-\u001f\u007f-\u009f]/g, c =>
      short[c] || "\\" + c.charCodeAt(0).toString(8).padStart(3, "0"));
  }

  function shown(text) {
    return '"' + escaped(text.length > 80 ? text.slice(0, 80) + "..." : text) + '"';
  }

  /* A site's format as a listing shows it. */
  function listed(site) {
    return site.formatKind === "none" ? "<" + site.format + ">" : '"' + escaped(plain(site)) + '"';
  }

  return { parse, typed, listed, plain };
})();

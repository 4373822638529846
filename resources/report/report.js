// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the report's picture and tables answer to pointer and keys. It only reads what stands in the page, builds
// elements by their text and asks nobody for anything.
"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const picture = byId("picture");
  const details = byId("details");
  const search = byId("search");
  const status = byId("status");
  const boxes = Array.from(picture.querySelectorAll(".box"));
  const lines = Array.from(picture.querySelectorAll(".line"));
  const whole = picture.getAttribute("viewBox").split(" ").map(Number);
  const out = new Map(boxes.map(box => [box.id, []]));
  const into = new Map(boxes.map(box => [box.id, []]));
  for (const line of lines) {
    out.get(line.dataset.from).push(line);
    into.get(line.dataset.to).push(line);
  }
  let view = whole.slice();
  let chosen = null;

  // The part of the picture that is seen: as wide as the frame, so that it can be read; fit() shows the whole.
  const aspect = () => (picture.clientWidth > 0 ? picture.clientHeight / picture.clientWidth : 0.6);
  const wholeWidth = () => Math.max(whole[2], whole[3] / aspect());
  const show = next => {
    const width = Math.min(Math.max(next[2], 200), wholeWidth() * 2);
    view = [next[0], next[1], width, width * aspect()];
    picture.setAttribute("viewBox", view.join(" "));
  };
  const fit = () => show([whole[0] - (wholeWidth() - whole[2]) / 2, whole[1], wholeWidth()]);
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) =>
    show([x - (x - view[0]) * factor, y - (y - view[1]) * factor, view[2] * factor]);
  const toPicture = event => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return [point.x, point.y];
  };

  // What leads to a box and what it leads to; it never turns round, so all of it is true of the box.
  const follow = (id, links, end, found) => {
    const open = [id];
    while (open.length > 0) {
      for (const line of links.get(open.pop())) {
        if (line.classList.contains("gone") || found.has(line.id)) continue;
        found.add(line.id);
        if (!found.has(line.dataset[end])) open.push(line.dataset[end]);
        found.add(line.dataset[end]);
      }
    }
  };
  const mark = found => {
    picture.classList.toggle("dimmed", found !== null);
    for (const element of boxes.concat(lines)) element.classList.toggle("on", found !== null && found.has(element.id));
  };
  const describe = box => {
    details.replaceChildren();
    const heading = document.createElement("h2");
    heading.textContent = box ? box.dataset.name : details.dataset.empty;
    details.append(heading);
    if (!box) return;
    const list = document.createElement("dl");
    for (const [name, value] of JSON.parse(box.dataset.facts)) {
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      term.textContent = name;
      text.textContent = value;
      list.append(term, text);
    }
    details.append(list);
  };
  const choose = box => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = box;
    describe(box);
    if (!box) return applySearch();
    box.classList.add("chosen");
    const found = new Set([box.id]);
    follow(box.id, out, "to", found);
    follow(box.id, into, "from", found);
    mark(found);
  };

  const applySearch = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = new Set();
    for (const box of boxes) {
      if (wanted && box.dataset.facts.toLowerCase().includes(wanted) && !box.classList.contains("gone")) found.add(box.id);
    }
    if (!chosen) mark(wanted ? found : null);
    for (const row of document.querySelectorAll("tbody tr"))
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
    status.textContent = wanted ? `${found.size} / ${boxes.length}` : "";
    return found;
  };
  const applyFilter = () => {
    const hidden = new Set();
    for (const check of document.querySelectorAll("nav input[type=checkbox]")) {
      if (!check.checked) hidden.add(check.value);
    }
    for (const box of boxes) box.classList.toggle("gone", hidden.has(box.dataset.tier));
    for (const line of lines)
      line.classList.toggle("gone", [line.dataset.from, line.dataset.to].some(id => byId(id).classList.contains("gone")));
    choose(null);
  };

  // The box that an arrow key leads to.
  const neighbour = (box, key) => {
    const seen = boxes.filter(one => !one.classList.contains("gone"));
    if (key === "ArrowRight" || key === "ArrowLeft") {
      const [links, end] = key === "ArrowRight" ? [out, "to"] : [into, "from"];
      const line = links.get(box.id).find(one => !one.classList.contains("gone"));
      return line ? byId(line.dataset[end]) : null;
    }
    const column = seen.filter(one => one.dataset.tier === box.dataset.tier);
    return column[column.indexOf(box) + (key === "ArrowDown" ? 1 : -1)] || null;
  };
  const reveal = box => {
    const [x, y] = [Number(box.dataset.x), Number(box.dataset.y)];
    const inside = x > view[0] && x < view[0] + view[2] && y > view[1] && y < view[1] + view[3];
    if (!inside) show([x - view[2] / 2, y - view[3] / 2, view[2]]);
  };

  picture.addEventListener("keydown", event => {
    const box = event.target.closest(".box");
    if (event.key.startsWith("Arrow") && box) {
      const next = neighbour(box, event.key);
      if (next) { next.focus(); reveal(next); }
    } else if ((event.key === "Enter" || event.key === " ") && box) {
      choose(box);
    } else if (event.key === "Escape") {
      choose(null);
    } else if (event.key === "+" || event.key === "=") {
      zoom(0.8);
    } else if (event.key === "-") {
      zoom(1.25);
    } else if (event.key === "0") {
      fit();
    } else {
      return;
    }
    event.preventDefault();
  });
  picture.addEventListener("wheel", event => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1.18, ...toPicture(event));
  }, { passive: false });

  let drag = null;
  picture.addEventListener("pointerdown", event => {
    drag = { at: toPicture(event), moved: false, box: event.target.closest(".box") };
  });
  picture.addEventListener("pointermove", event => {
    if (!drag) return;
    const [x, y] = toPicture(event);
    const [dx, dy] = [drag.at[0] - x, drag.at[1] - y];
    if (!drag.moved && Math.hypot(dx, dy) * picture.clientWidth / view[2] < 4) return;
    if (!drag.moved) picture.setPointerCapture(event.pointerId);
    drag.moved = true;
    picture.classList.add("dragging");
    show([view[0] + dx, view[1] + dy, view[2]]);
  });
  const drop = event => {
    if (drag && !drag.moved && event.type === "pointerup") choose(drag.box);
    drag = null;
    picture.classList.remove("dragging");
  };
  picture.addEventListener("pointerup", drop);
  picture.addEventListener("pointercancel", drop);

  search.addEventListener("input", applySearch);
  search.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    const first = boxes.find(box => applySearch().has(box.id));
    if (first) { first.focus(); reveal(first); choose(first); }
  });
  for (const check of document.querySelectorAll("nav input[type=checkbox]")) check.addEventListener("change", applyFilter);
  byId("zoom-in").addEventListener("click", () => zoom(0.8));
  byId("zoom-out").addEventListener("click", () => zoom(1.25));
  byId("fit").addEventListener("click", fit);
  show(whole);
  choose(null);
  document.documentElement.dataset.ready = "true";
})();


'use strict';
const rows = [...document.querySelectorAll('.items tbody tr')];
const find = document.getElementById('find');
const found = document.querySelector('output');
const collator = new Intl.Collator(undefined, {numeric: true});

// Ignores diacritics: nguyen finds Nguyễn.
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

function words(row) {
  const ids = [...row.querySelectorAll('a[title]')].map(link => link.title);
  return folded([row.textContent, ...ids].join(' '));
}

function search() {
  const wanted = folded(find.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    row.dataset.words ??= words(row);
    row.hidden = !wanted.every(word => row.dataset.words.includes(word));
    if (!row.hidden) shown++;
  }
  found.textContent = wanted.length ? shown + ' of ' + rows.length + ' items' : '';
}

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
}

// Compares amounts within a currency; empty cells come last.
function compare(a, b) {
  if (!a || !b) return !a - !b;
  const [one, other] = [a, b].map(text => text.match(/^(.*) (-?[\d.]+)$/));
  return one && other && one[1] === other[1]
      ? one[2] - other[2]
      : collator.compare(a, b);
}

function sort(table, header) {
  const order = {none: 'ascending', ascending: 'descending', descending: 'none'}[header.ariaSort ?? 'none'];
  for (const each of table.tHead.rows[0].cells) each.removeAttribute('aria-sort');
  if (order !== 'none') header.ariaSort = order;
  const column = header.cellIndex;
  const direction = order === 'descending' ? -1 : 1;
  const body = table.tBodies[0];
  const sorted = [...body.rows].sort((a, b) => a.dataset.place - b.dataset.place);
  if (order !== 'none') sorted.sort((a, b) => {
    const [one, other] = [key(a, column), key(b, column)];
    return (one && other ? direction : 1) * compare(one, other);
  });
  body.append(...sorted);
}

rows.forEach((row, place) => { row.dataset.place = place; });
for (const table of document.querySelectorAll('.items')) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', () => sort(table, header));
    header.replaceChildren(button);
  }
}
document.documentElement.classList.add('script');
if (rows.length) {
  find.closest('p').hidden = false;
  find.addEventListener('input', search);
}

const calculations = document.getElementById('calculations');
const details = [...document.querySelectorAll('.items details')];
if (details.length) {
  calculations.hidden = false;
  calculations.addEventListener('click', () => {
    const open = details.some(each => !each.open);
    for (const each of details) each.open = open;
    calculations.textContent = open ? 'Close all calculations' : 'Open all calculations';
  });
}

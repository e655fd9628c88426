// Asks for the changing part once a second and puts in place only what differs, so that focus,
// selection and opened details stay where they are.
'use strict';
{
  const live = document.getElementById('live');
  const trouble = document.getElementById('trouble');
  const seen = new Map();
  const parts = (root) => [...root.querySelectorAll('header[id], section[id]')];
  const openedByHand = new Map();

  live.addEventListener('toggle', (event) => {
    openedByHand.set(event.target.id, event.target.open);
  }, true);

  const put = (fresh) => {
    const before = new Map(parts(live).map((part) => [part.id, part]));
    const after = parts(fresh);
    if (after.length !== before.size || after.some((part) => !before.has(part.id))) {
      keepingFocus(() => live.replaceChildren(...fresh.body.childNodes));
      return;
    }
    for (const part of after) {
      const html = part.outerHTML;
      if (seen.get(part.id) !== html) {
        seen.set(part.id, html);
        keepingFocus(() => before.get(part.id).replaceWith(part));
      }
    }
  };

  const keepingFocus = (change) => {
    const focused = document.activeElement;
    const within = focused && live.contains(focused) ? path(focused) : null;
    change();
    openedByHand.forEach((open, id) => {
      const details = document.getElementById(id);
      if (details) details.open = open;
    });
    if (within && !document.activeElement.matches('#live *')) {
      document.querySelector(within)?.focus({preventScroll: true});
    }
  };

  const path = (element) => {
    if (element.id) return '#' + CSS.escape(element.id);
    const position = [...element.parentElement.children].indexOf(element) + 1;
    return path(element.parentElement) + ' > :nth-child(' + position + ')';
  };

  const say = (words) => {
    if (trouble.textContent !== words) trouble.textContent = words;
    trouble.hidden = words === '';
  };

  let failingSince = null;
  const refresh = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch('/live', {signal: AbortSignal.timeout(5000)});
        if (!answer.ok) throw new Error('status ' + answer.status);
        put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        failingSince = null;
        say('');
      } catch (failure) {
        failingSince ??= new Date().toLocaleTimeString();
        say('The query service has not answered since ' + failingSince + '. What you see may be old.');
      }
    }
    setTimeout(refresh, 1000);
  };
  parts(live).forEach((part) => seen.set(part.id, part.outerHTML));
  setTimeout(refresh, 1000);
}

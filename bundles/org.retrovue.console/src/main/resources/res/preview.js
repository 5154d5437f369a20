// Asks for a preview of the chosen or pasted file and shows it; says why a programme is there when it is pointed at.
(() => {
  const form = document.getElementById('retrovue-ask');
  const place = document.getElementById('retrovue');
  const text = form.elements.text;
  const paste = () => { text.hidden = form.elements.file.value !== ''; };
  const show = cell => {
    const why = document.getElementById('retrovue-why');
    if (!why || !cell) return;
    why.replaceChildren(...cell.dataset.why.split('\n').map((line, i) => {
      const row = document.createElement(i < 2 ? 'strong' : 'span');
      row.textContent = line;
      return row;
    }));
  };
  form.elements.file.addEventListener('change', paste);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    place.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(location.origin + location.pathname, {
        method: 'POST', credentials: 'same-origin', cache: 'no-store',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(new FormData(form)),
      });
      place.innerHTML = response.status < 500
        ? await response.text() : '<p class="bad">The station failed to answer; its log says why.</p>';
    } catch {
      place.innerHTML = '<p class="bad">The station does not answer.</p>';
    }
    place.removeAttribute('aria-busy');
  });
  for (const kind of ['mouseover', 'focusin', 'click']) {
    place.addEventListener(kind, event => show(event.target.closest('.cell')));
  }
  const asked = new URLSearchParams(location.search).get('file');
  if (asked) form.elements.file.value = asked;
  paste();
  if (form.elements.file.value) form.requestSubmit();
})();

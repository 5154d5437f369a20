// Fetches the page again every two seconds and puts its figures in place of the old ones.
setInterval(async () => {
  if (document.hidden) return;
  const note = document.getElementById('retrovue-late');
  try {
    const response = await fetch(location.href, { cache: 'no-store', credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('retrovue');
    const old = document.getElementById('retrovue');
    const open = new Set([...old.querySelectorAll('details[open]')].map(one => one.firstChild.textContent));
    for (const one of fresh?.querySelectorAll('details') ?? []) one.open = open.has(one.firstChild.textContent);
    if (fresh) old.replaceWith(fresh);
    note.textContent = fresh ? '' : 'The login has ended: load the page again.';
  } catch {
    note.textContent = 'The station does not answer.';
  }
}, 2000);

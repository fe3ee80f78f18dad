"""The little scripts the browser tests run inside the page, on Flutter's semantics tree."""

# True once the tree for screen readers holds words. Our own page turns it on by itself; on any
# other page we do, but only after the first frame, since before it Flutter forgets the wish.
READY = """() => {
  const host = document.querySelector('flt-semantics-host');
  if (host && host.querySelector('flt-semantics')) return host.textContent.trim() !== '';
  const door = document.querySelector('flt-semantics-placeholder');
  if (door && !document.getElementById('loading')) door.click();
  return false;
}"""

_NAME = """
  const name = (node) => {
    const said = node.getAttribute && node.getAttribute('aria-label');
    return (said || node.textContent || '').replace(/\\s+/g, ' ').trim();
  };
"""

_KINDS = (
    "button", "link", "radio", "checkbox", "switch", "tab", "menuitem", "combobox", "textbox",
)  # fmt: skip
_PRESSED = ",".join(f"[role={kind}]" for kind in _KINDS) + ",input,textarea,a[href]"

# What a listener can know of a screen at a glance: its headings, and what can be pressed or
# written in, each with the names of the groups around it.
OUTLINE = f"""() => {{ {_NAME}
  const host = document.querySelector('flt-semantics-host');
  const all = (what) => host ? [...host.querySelectorAll(what)] : [];
  const groups = (node) => {{
    const names = [];
    while ((node = node.parentElement) && node !== host)
      if (node.getAttribute('role') && node.getAttribute('aria-label')) names.push(name(node));
    return names;
  }};
  return {{
    title: document.title,
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    headings: all('h1,h2,h3,h4,h5,h6').map((node) => [Number(node.tagName[1]), name(node)]),
    controls: all('{_PRESSED}').map(
      (node) => [node.getAttribute('role') || 'textbox', name(node), groups(node)]),
  }};
}}"""

# Where what has the focus stands, and its name.
STANDS = f"""() => {{ {_NAME}
  const node = document.activeElement;
  const owner = node && node.closest('flt-semantics-host flt-semantics');
  if (!owner) return null;
  const box = owner.getBoundingClientRect();
  return {{id: node.id || owner.id, name: name(node), x: box.x, y: box.y,
          width: box.width, height: box.height}};
}}"""

# Every node with words of its own, but fields and pictures, and where it stands.
WORDED = f"""() => {{ {_NAME}
  const found = [];
  for (const node of document.querySelectorAll('flt-semantics-host *')) {{
    if (node.matches('input,textarea,span,img,[role=img],flt-semantics-scroll-overflow')) continue;
    if (node.querySelector('flt-semantics,h1,h2,h3,h4,h5,h6,input,textarea')) continue;
    const words = name(node), box = node.getBoundingClientRect();
    if (words && box.width > 1 && box.height > 1)
      found.push({{words, framed: node.hasAttribute('role'),
                  x: box.x, y: box.y, width: box.width, height: box.height}});
  }}
  return found;
}}"""

# What has the focus: a number that stays with the node, and its name.
FOCUSED = f"""() => {{ {_NAME}
  const node = document.activeElement;
  if (!node || node === document.body || !node.closest('flt-semantics-host')) return null;
  const owner = node.closest('flt-semantics');
  return {{id: node.id || (owner && owner.id) || '', name: name(node)}};
}}"""

# What a node is called.
NAME_OF = f"(node) => {{ {_NAME} return name(node); }}"

# All words in the tree: those shown and those only said.
WORDS = """() => {
  const host = document.querySelector('flt-semantics-host');
  if (!host) return [];
  const words = [];
  for (const node of host.querySelectorAll('*')) {
    const said = node.getAttribute('aria-label');
    if (said) words.push(said);
    const description = node.getAttribute('aria-description');
    if (description) words.push(description);
    for (const child of node.childNodes)
      if (child.nodeType === Node.TEXT_NODE && child.textContent.trim())
        words.push(child.textContent);
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)
      words.push(node.value);
  }
  return words.filter(Boolean).map((each) => each.replace(/\\s+/g, ' ').trim());
}"""

# Everything that can be pressed or written in and is smaller than a finger.
SMALL_TARGETS = f"""(least) => {{ {_NAME}
  const small = [];
  for (const node of document.querySelectorAll(`flt-semantics-host :is({_PRESSED})`)) {{
    const box = node.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) continue;
    // What is scrolled halfway out of sight is cut there, and is not small.
    let scrolled = node.parentElement;
    while (scrolled && !['scroll', 'auto'].includes(getComputedStyle(scrolled).overflowY))
      scrolled = scrolled.parentElement;
    const edge = scrolled && scrolled.getBoundingClientRect();
    if (edge && (box.top <= edge.top + 1 || box.bottom >= edge.bottom - 1)) continue;
    const [width, height] = [box.width, box.height].map(Math.round);
    if (width < least || height < least) small.push({{name: name(node), width, height}});
  }}
  return small;
}}"""

# Announcements stand in the page for less than a second: write them down as they come.
LISTEN = """() => {
  window.heard = [];
  const listen = () => {
    const place = document.querySelector('flt-announcement-host');
    if (!place) return setTimeout(listen, 50);
    new MutationObserver((changes) => {
      for (const change of changes)
        for (const node of change.addedNodes)
          if (node.textContent.trim()) window.heard.push(node.textContent.trim());
    }).observe(place, {childList: true, subtree: true, characterData: true});
  };
  listen();
}"""

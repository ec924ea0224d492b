"""The icons, drawn on a 24 px grid with one stroke; `ui_icon` draws them inline."""

PATHS = {
    "arrow-down": '<path d="M12 4v15M6 13.5 12 19.5l6-6"/>',
    "arrow-left": '<path d="M20 12H5M10.5 6 4.5 12l6 6"/>',
    "arrow-right": '<path d="M4 12h15M13.5 6l6 6-6 6"/>',
    "arrow-up": '<path d="M12 20V5M6 10.5 12 4.5l6 6"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5"/>',
    "camera": '<path d="M3 8h12v10H3zM15 12l6-3.5v9L15 14M6 8V5.5M11 8V5.5"/>',
    "captions": '<path d="M3 5h18v14H3zM11 10.5a2 2 0 1 0 0 3M18 10.5a2 2 0 1 0 0 3"/>',
    "check": '<path d="m4.5 12.8 5 5.2L20 6.5"/>',
    "chevron-down": '<path d="m6 9 6 6 6-6"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2.3"/>',
    "close": '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>',
    "copy": '<path d="M9 8.5h11V21H9zM15 8.5V4H4v12.5h5"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "drag": '<path d="M9 5.5h.01M15 5.5h.01M9 12h.01M15 12h.01M9 18.5h.01M15 18.5h.01"'
    ' stroke-width="3"/>',
    "external": '<path d="M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8.5 8.5"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "eye-off": '<path d="M4.5 9.2A13 13 0 0 0 2.5 12S6 18.5 12 18.5c1.4 0 2.7-.4 3.8-.9M9 6'
    "a8 8 0 0 1 3-.5c6 0 9.5 6.5 9.5 6.5a14 14 0 0 1-2.8 3.6M4 3.5l16.5 17"
    '"/>',
    "film": '<path d="M3 4.5h18v15H3zM7.5 4.5v15M16.5 4.5v15M3 9.5h4.5M3 14.5h4.5M16.5 9.5H21'
    'M16.5 14.5H21"/>',
    "filter": '<path d="M3.5 6.5h17M7 12h10M10 17.5h4"/>',
    "flag": '<path d="M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12"/>',
    "home": '<path d="M4 11 12 4l8 7v9h-5.5v-6h-5v6H4z"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5h.01"/>',
    "laurel": '<path d="M10 20c-4-1-6.5-4.5-6.5-9.5M14 20c4-1 6.5-4.5 6.5-9.5M3.6 10.5C6 9.8 6.6'
    " 7.4 5.4 5M4.2 14.6c2.4.4 3.8-1.6 3.4-4M6.4 17.8c2.2-.4 3-2.4 2.2-4.4M20.4 10.5c-2.4-.7-3"
    "-3.1-1.8-5.5M19.8 14.6c-2.4.4-3.8-1.6-3.4-4M17.6 17.8c-2.2-.4-3-2.4-2.2-4.4"
    '"/>',
    "link": '<path d="M10 14.5a4 4 0 0 0 6 .2l3-3.2a4.1 4.1 0 0 0-5.8-5.8l-1.6 1.6M14 9.5a4 4 0 0 0'
    '-6-.2l-3 3.2a4.1 4.1 0 0 0 5.8 5.8l1.6-1.6"/>',
    "list": '<path d="M8.5 6h12M8.5 12h12M8.5 18h12M4 6h.01M4 12h.01M4 18h.01"/>',
    "lock": '<path d="M5 10.5h14V20H5zM8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "mail": '<path d="M3 5.5h18v13H3zM3.5 6.5 12 13l8.5-6.5"/>',
    "map": '<path d="m3.5 6.5 6-2.5 5 2.5 6-2.5v13.5l-6 2.5-5-2.5-6 2.5zM9.5 4v13.5M14.5 6.5V20"/>',
    "menu": '<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>',
    "more": '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
    "pause": '<path d="M8 5v14M16 5v14" stroke-width="3.5"/>',
    "pencil": '<path d="m4 20 1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5"/>',
    "people": '<circle cx="8.5" cy="8" r="3.5"/><path d="M2 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M15'
    ' 4.9a3.5 3.5 0 0 1 0 6.2M17 13.8c2.8.5 4.5 2.5 5 5.7"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.5-4.5 3.3-7 7.5-7s7 2.5 7.5 7"/>',
    "pin": '<path d="M12 21c4.5-5 6.5-8.2 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 12.8'
    ' 7.5 16 12 21z"/><circle cx="12" cy="9.8" r="2.3"/>',
    "play": '<path d="M7 4.5v15l12.5-7.5z" fill="currentColor"/>',
    "plus": '<path d="M12 4.5v15M4.5 12h15"/>',
    "quote": '<path d="M10.5 6 5 12l5.5 6M18.5 6 13 12l5.5 6"/>',
    "reel": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="7.6" r="1.8"/><circle'
    ' cx="8" cy="14.3" r="1.8"/><circle cx="16" cy="14.3" r="1.8"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "settings": '<path d="M3.5 7h9M17 7h3.5M3.5 17h3.5M11.5 17h9"/><circle cx="14.7"'
    ' cy="7" r="2.3"/><circle cx="9.2" cy="17" r="2.3"/>',
    "share": '<path d="M12 15V4M7.5 8 12 3.5 16.5 8M8 11.5H5V20h14v-8.5h-3"/>',
    "sign-out": '<path d="M13.5 4H5v16h8.5M10 12h10.5M16.5 7.5 21 12l-4.5 4.5"/>',
    "table": '<path d="M3.5 5h17v14h-17zM3.5 10h17M9.5 10v9"/>',
    "trash": '<path d="M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 20.5h10l1-14M10 10.5v6M14 10.5v6"/>',
    "undo": '<path d="M4.5 9.5h10a5 5 0 0 1 0 10H8M8.5 5 4 9.5 8.5 14"/>',
    "upload": '<path d="M12 16V4.5M7 9l5-5 5 5M4.5 20h15"/>',
    "volume": '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18'
    ' 6.5a8 8 0 0 1 0 11"/>',
    "warning": '<path d="M12 4 2.5 20h19zM12 10v4.5M12 17.2h.01"/>',
}

// What the desk says, in the author's language.
const counted = (one, many) => (number) => `${number} ${number === 1 ? one : many}`;

const nl = {
  desk: "Werktafel",
  edit: "Bewerk",
  "edit-page": "Bewerk deze pagina",
  "on-page": "Op deze pagina",
  contents: "Inhoud",
  entries: "Onderdelen",
  pictures: "Foto’s",
  "pictures-on": "Klik op een foto voor de uitsneden",
  widths: "Breedtes",
  view: "Weergave",
  phone: "Telefoon",
  help: "Hulp",
  fold: "Klap in",
  close: "Sluit",

  draft: "Concept",
  scheduled: (date) => `Verschijnt op ${date}`,
  unlisted: "Niet vermeld",
  ended: "Afgelopen",
  "mark-draft": "concept",
  "mark-scheduled": (date) => `verschijnt ${date}`,
  "mark-unlisted": "niet vermeld",
  "mark-ended": "afgelopen",

  light: "Kleuren",
  "light-system": "Systeem",
  "light-light": "Licht",
  "light-dark": "Donker",
  theme: "Thema",
  day: "Zoals op",
  "day-shown": (date) => `Zoals op ${date}`,
  "day-back": "Terug naar vandaag",
  language: "Taal",
  follow: "Ga mee naar wat ik bewerk",

  errors: counted("fout", "fouten"),
  warnings: counted("opmerking", "opmerkingen"),
  problems: "Fouten en opmerkingen",
  stopped: "Zo kan de site niet verschijnen",
  "stopped-note": "Je ziet de laatste versie die klopte.",
  "in-draft": "in een concept",
  error: "Fout",
  warning: "Opmerking",
  open: "Open",
  copy: "Kopieer plek",
  copied: "Gekopieerd",

  edited: (title) => `Gewijzigd: ${title}.`,
  "edited-go": "Ga erheen",
  gone: "De proef is gestopt.",
  missing: "Deze pagina is er niet meer.",

  focus: "Uitsneden",
  "focus-hint": "Klik op het punt dat in elke uitsnede te zien moet zijn.",
  "focus-x": "Van links",
  "focus-y": "Van boven",
  "focus-copy": "Kopieer regels",
  "focus-copied": (file) => `Gekopieerd. Plak ze in ${file}.`,
  "focus-select": (file) => `Kopieer de regels zelf en plak ze in ${file}.`,
  "focus-known": (name) => `Staat ${name} er al in, dan alleen de laatste regel.`,
  "focus-lines": "Regels voor het bestand",
  "focus-small": (roles) => `Te klein voor: ${roles}.`,

  "phone-note": (time) => `Op hetzelfde netwerk, tot ${time}.`,
  "phone-code": "QR-code van het adres",

  "key-escape": "sluit wat open is",
  "key-desk": "naar de werktafel",
  "key-picture": "de uitsneden van een foto",
  "key-picture-name": "Alt + klik",

  "widths-title": "Drie breedtes",
  "widths-phone": "Telefoon",
  "widths-tablet": "Tablet",
  "widths-desktop": "Scherm",
  "widths-back": "Terug naar de pagina",
};

const en = {
  desk: "Desk",
  edit: "Edit",
  "edit-page": "Edit this page",
  "on-page": "On this page",
  contents: "Contents",
  entries: "Entries",
  pictures: "Photos",
  "pictures-on": "Click a photo to see its crops",
  widths: "Widths",
  view: "View",
  phone: "Phone",
  help: "Help",
  fold: "Fold",
  close: "Close",

  draft: "Draft",
  scheduled: (date) => `Appears on ${date}`,
  unlisted: "Unlisted",
  ended: "Ended",
  "mark-draft": "draft",
  "mark-scheduled": (date) => `appears ${date}`,
  "mark-unlisted": "unlisted",
  "mark-ended": "ended",

  light: "Colours",
  "light-system": "System",
  "light-light": "Light",
  "light-dark": "Dark",
  theme: "Theme",
  day: "As on",
  "day-shown": (date) => `As on ${date}`,
  "day-back": "Back to today",
  language: "Language",
  follow: "Go along to what I edit",

  errors: counted("error", "errors"),
  warnings: counted("remark", "remarks"),
  problems: "Errors and remarks",
  stopped: "The site cannot appear like this",
  "stopped-note": "You see the last version that was right.",
  "in-draft": "in a draft",
  error: "Error",
  warning: "Remark",
  open: "Open",
  copy: "Copy place",
  copied: "Copied",

  edited: (title) => `Changed: ${title}.`,
  "edited-go": "Go there",
  gone: "The preview has stopped.",
  missing: "This page is no longer there.",

  focus: "Crops",
  "focus-hint": "Click the point that every crop must show.",
  "focus-x": "From the left",
  "focus-y": "From the top",
  "focus-copy": "Copy lines",
  "focus-copied": (file) => `Copied. Paste them into ${file}.`,
  "focus-select": (file) => `Copy the lines yourself and paste them into ${file}.`,
  "focus-known": (name) => `If ${name} is in it already, only the last line.`,
  "focus-lines": "Lines for the file",
  "focus-small": (roles) => `Too small for: ${roles}.`,

  "phone-note": (time) => `On the same network, until ${time}.`,
  "phone-code": "QR code of the address",

  "key-escape": "closes what is open",
  "key-desk": "to the desk",
  "key-picture": "the crops of a photo",
  "key-picture-name": "Alt + click",

  "widths-title": "Three widths",
  "widths-phone": "Phone",
  "widths-tablet": "Tablet",
  "widths-desktop": "Desktop",
  "widths-back": "Back to the page",
};

// say("edited", title): a sentence in that language.
export function speech(language) {
  const words = { nl, en }[language] ?? en;
  const say = (key, ...values) => (typeof words[key] === "function" ? words[key](...values) : words[key]);

  // 2026-12-01 as "1 dec 2026"; where there is little room as "1 dec", when that is this year.
  say.date = (iso, short = false) => {
    const year = short && iso.startsWith(`${new Date().getFullYear()}-`) ? {} : { year: "numeric" };
    const form = { day: "numeric", month: "short", ...year, timeZone: "UTC" };
    return new Intl.DateTimeFormat(language === "nl" ? "nl" : "en-GB", form).format(new Date(`${iso}T00:00Z`));
  };
  return say;
}

/** Which languages tickets can be printed in, by ticket-service's labels. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'ja'];

/** "Deutsch" for "de-AT": each language by its own name. @param {string} tag */
export function languageName(tag) {
  const name =
    new Intl.DisplayNames([tag], {type: 'language', languageDisplay: 'standard'}).of(new Intl.Locale(tag).language)
    ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** The tags that a buyer may choose instead of the event's own. @param {string} eventLanguage */
export function otherLanguages(eventLanguage) {
  const own = new Intl.Locale(eventLanguage).language;
  return LANGUAGES.filter(language => language !== own);
}

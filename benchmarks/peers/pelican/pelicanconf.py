"""The settings under which Pelican makes the same page kinds as the other tools."""

SITENAME = "Guides"
SITEURL = "https://example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 24
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
ARTICLE_URL = "guides/{slug}/"
ARTICLE_SAVE_AS = "guides/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PLUGINS: list[str] = []

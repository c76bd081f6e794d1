"""Word lists that tell addresses apart: parameters, file extensions, calendar words. All in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Parameters that tell a statistics service how a visitor came; the page is the same without them.
# Source: the documentation of each service; s_cid, ACSTrackingID and deliveryName are seen on cdc.gov.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs", "__hs", "fb_action_")
TRACKING_PARAMETERS = (
    _words("_ga _gl gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid")  # Google
    | _words("fbclid igshid igsh twclid ttclid li_fat_id epik msclkid yclid ysclid")  # social networks, Bing, Yandex
    | _words("mc_cid mc_eid mkt_tok hsctatracking vero_id oly_anon_id oly_enc_id _ke _kx _bta_tid _bta_c")  # e-mail
    | _words("s_cid s_kwcid ef_id acstrackingid acstrackinglabel deliveryname")  # Adobe
    | _words("wt.mc_id wt.mc_ev wt.tsrc emci emdi ceid")  # Webtrends, EveryAction
)

# Parameters that carry a session in the frameworks that invented them.
SESSION_PARAMETERS = _words(
    "jsessionid phpsessid sessionid session_id sessid asp.net_sessionid cfid cftoken oscsid zenid"
)
SESSION_PREFIXES = ("aspsessionid",)
# A session in one place and content in another (a "sid" may be a section, a "session" one of
# parliament): dropped only when the value looks generated.
AMBIGUOUS_SESSION_PARAMETERS = _words("sid session s_id sess")

# Files that people open in another program: listed in the inventory of documents.
DOCUMENT_KINDS = (
    _words("pdf doc docx docm dotx rtf odt ott wpd xls xlsx xlsm xlsb ods csv tsv ppt pptx pptm pps ppsx odp odg")
    | _words("vsd vsdx epub mobi txt ps msg eml zip 7z rar gz tgz tar bz2 xz")
    | _words("kml kmz shp gpx geojson parquet sav sas7bdat dta mdb accdb dwg")
)
# Files that a page or a program loads, and installers: neither pages nor documents.
ASSET_KINDS = (
    _words("png jpg jpeg jpe jfif gif svg svgz webp avif bmp ico tif tiff psd eps heic")
    | _words("js mjs cjs css scss less wasm woff woff2 ttf otf eot")
    | _words("mp3 mp4 m4a m4v mov avi wmv wma wav ogg ogv oga webm flv swf mpg mpeg mkv aac flac m3u8 vtt srt ram rm")
    | _words("xml rss atom rdf json jsonld webmanifest xsd xsl xslt wsdl yaml yml ics vcf axd")
    | _words("exe msi dmg deb rpm apk iso jar crx torrent")
)

# English, Spanish, French and German names of what a site's calendar is called.
CALENDAR_WORDS = _words(
    "calendar calendars cal events event event-calendar events-calendar schedule meetings meeting-calendar"
    " calendario eventos calendrier agenda evenements kalender veranstaltungen termine"
)
YEAR_PARAMETERS = _words("year yr calyear fy ano annee jahr")
DATE_PARAMETERS = YEAR_PARAMETERS | _words(
    "month mon mo day week date dt time timestamp ts caldate cal_date calmonth month_year eventdate event_date"
    " startdate start_date enddate end_date fromdate todate tribe-bar-date tribe_event_date"
    " mes fecha mois jour monat datum"
)
# Parts that a calendar's address may have after its date.
CALENDAR_VIEWS = _words("year month week day list agenda map photo summary view print ical today")

PAGE_NUMBER_WORDS = _words("page pages p pagina seite")
# Parameters that say where to go after a login, a form or a notice.
RETURN_PARAMETERS = _words(
    "next return returnto return_to returnurl return_url returnuri dest destination redirect redirecturl redirect_url"
    " redirect_uri redirect_to referer referrer ref from back backurl goto target continue service came_from origin"
)

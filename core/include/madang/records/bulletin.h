// A bulletin: something a city or one of its organizations made public.
#ifndef MADANG_RECORDS_BULLETIN_H_
#define MADANG_RECORDS_BULLETIN_H_

#include <madang/records/common.h>

namespace madang {

enum class BulletinKind : std::uint8_t { news, publication, manual, brochure, digest, notice };
MADANG_ENUM(BulletinKind, news, publication, manual, brochure, digest, notice)

/// A file that comes with a bulletin.
struct Attachment {
  Text title;
  std::string url;
  std::string media_type;
  std::optional<std::int64_t> bytes;
  std::string extra;
};
MADANG_RECORD(Attachment, title, url, media_type, bytes, extra)
// clang-format off
MADANG_NOTES(Attachment,
  MADANG_NOTE(title, "Title of the file"),
  MADANG_NOTE(url, "Where to get it", plain),
  MADANG_NOTE(media_type, "Media type, e.g. application/pdf", none, 1.0F, "mime_type"),
  MADANG_NOTE(bytes, "Size in bytes", none, 1.0F, "size_in_bytes"))
// clang-format on

/// A chapter of a digest or a section of a manual.
struct Part {
  std::string number;
  Text title;
  Text summary;
  std::string url;
  std::string extra;
};
MADANG_RECORD(Part, number, title, summary, url, extra)
// clang-format off
MADANG_NOTES(Part,
  MADANG_NOTE(number, "Number as printed, e.g. 01", plain),
  MADANG_NOTE(title, "Title of the chapter", none, 1.5F),
  MADANG_NOTE(summary, "What the chapter says"),
  MADANG_NOTE(url, "Page of the chapter", plain))
// clang-format on

/// Dated news, brochures, manuals, digests and notices.
struct Bulletin {
  std::string id;
  std::optional<BulletinKind> kind;
  Text title;
  Text summary;
  Text body;
  std::string language;
  std::string author;
  std::optional<Date> published;
  std::optional<Date> updated;
  std::vector<std::string> topics;
  std::vector<Place> places;
  std::vector<std::string> organizations;
  std::vector<Attachment> attachments;
  std::vector<Part> parts;
  std::optional<Period> period;
  std::string series;
  std::string url;
  std::string source;
  std::optional<Provenance> provenance;
  std::string extra;
};
MADANG_RECORD(Bulletin, id, kind, title, summary, body, language, author, published, updated,
              topics, places, organizations, attachments, parts, period, series, url, source,
              provenance, extra)
// clang-format off
MADANG_NOTES(Bulletin,
  MADANG_NOTE(id, "Unique within the collection", required),
  MADANG_NOTE(kind, "What sort of bulletin it is", facet),
  MADANG_NOTE(title, "Headline as printed", required, 3.0F, "headline"),
  MADANG_NOTE(summary, "One or two sentences", none, 1.5F),
  MADANG_NOTE(body, "The whole text", none, 1.0F),
  MADANG_NOTE(language, "BCP 47 tag of the text where it is a plain string", facet),
  MADANG_NOTE(author, "Who signed it", text, 0.8F),
  MADANG_NOTE(published, "When it was made public; may be partial"),
  MADANG_NOTE(updated, "When it was last changed; may be partial"),
  MADANG_NOTE(topics, "Keywords", text | facet, 1.5F),
  MADANG_NOTE(places, "Places it is about"),
  MADANG_NOTE(organizations, "Ids of the organizations that took part", reference | facet, 1.0F, "", "organizations"),
  MADANG_NOTE(attachments, "Files that come with it"),
  MADANG_NOTE(parts, "Chapters of a digest, sections of a manual"),
  MADANG_NOTE(period, "When what it announces takes place"),
  MADANG_NOTE(series, "Series or folder it belongs to"),
  MADANG_NOTE(url, "Page of the bulletin", plain),
  MADANG_NOTE(source, "Where the record comes from", facet),
  MADANG_NOTE(provenance, "File and bytes it was imported from"))
// clang-format on

}  // namespace madang

#endif  // MADANG_RECORDS_BULLETIN_H_

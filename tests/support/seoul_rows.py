"""Made-up rows of Seoul's reservation service in each way they are handed out."""

import csv
import io
import json
from xml.sax.saxutils import escape

import madang

# The columns as the table in CSV calls them.
KOREAN = {
    "GUBUN": "서비스구분",
    "SVCID": "서비스ID",
    "MAXCLASSNM": "대분류명",
    "MINCLASSNM": "소분류명",
    "SVCSTATNM": "서비스상태",
    "SVCNM": "서비스명",
    "PAYATNM": "결제방법",
    "PLACENM": "장소명",
    "USETGTINFO": "서비스대상",
    "SVCURL": "바로가기URL",
    "X": "장소X좌표",
    "Y": "장소Y좌표",
    "SVCOPNBGNDT": "서비스개시시작일시",
    "SVCOPNENDDT": "서비스개시종료일시",
    "RCPTBGNDT": "접수시작일시",
    "RCPTENDDT": "접수종료일시",
    "AREANM": "지역명",
    "DTLCONT": "상세내용",
    "TELNO": "전화번호",
    "V_MIN": "서비스이용 시작시간",
    "V_MAX": "서비스이용 종료시간",
}
ROW = {
    "GUBUN": "자체",
    "SVCID": "S1",
    "MAXCLASSNM": "체육시설",
    "MINCLASSNM": "테니스장",
    "SVCSTATNM": "접수중",
    "SVCNM": "마루공원 테니스장",
    "PAYATNM": "무료",
    "PLACENM": "마루공원>테니스장",
    "USETGTINFO": "제한없음",
    "SVCURL": "https://yeyak.seoul.go.kr/x",
    "X": "126.88",
    "Y": "37.57",
    "AREANM": "강서구",
    "DTLCONT": "<p>3. 상세내용</p><p>조명 있음</p>",
    "TELNO": "02-724-0236",
    "V_MIN": "09:00",
    "V_MAX": "22:00",
}


def row(**cells):
    return ROW | cells


def as_json(rows, service="ListPublicReservationSport"):
    result = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
    return json.dumps(
        {service: {"list_total_count": len(rows), "RESULT": result, "row": rows}},
        ensure_ascii=False,
    ).encode()


def as_file(rows):
    data = [{key.lower(): value for key, value in r.items()} for r in rows]
    return json.dumps({"DESCRIPTION": {}, "DATA": data}, ensure_ascii=False).encode()


def as_xml(rows, encoding="UTF-8"):
    def cells(r):
        return "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in r.items())

    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<ListPublicReservationSport>'
    text += f"<list_total_count>{len(rows)}</list_total_count>"
    text += "<RESULT><CODE>INFO-000</CODE><MESSAGE>정상 처리되었습니다</MESSAGE></RESULT>"
    text += "".join(f"<row>{cells(r)}</row>\n" for r in rows)
    return (text + "</ListPublicReservationSport>").encode(
        "cp949" if encoding != "UTF-8" else "utf-8"
    )


def as_csv(rows, encoding="utf-8", names=None):
    out = io.StringIO()
    columns = list(dict.fromkeys(key for r in rows for key in r))
    writer = csv.writer(out)
    writer.writerow([(names or {}).get(c, c) for c in columns])
    writer.writerows([r.get(c, "") for c in columns] for r in rows)
    return out.getvalue().encode(encoding)


WAYS = {
    "json": as_json,
    "file": as_file,
    "xml": as_xml,
    "xml-cp949": lambda rows: as_xml(rows, "EUC-KR"),
    "csv": as_csv,
    "csv-korean": lambda rows: as_csv(rows, names=KOREAN),
    "csv-cp949": lambda rows: as_csv(rows, "cp949", KOREAN),
    "csv-utf16": lambda rows: as_csv(rows, "utf-16", KOREAN),
    "csv-bom": lambda rows: as_csv(rows, "utf-8-sig", KOREAN),
}


def read(data, tmp_path, **options):
    """The records, and how often each rule spoke."""
    source = tmp_path / "rows.data"
    source.write_bytes(data)
    out = io.BytesIO()
    report = madang.import_to(source, out, **options)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    return records, {r.rule: r.count for r in report.rules}

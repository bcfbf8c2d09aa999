"""The page as a person uses it."""

import json
import urllib.parse

import pytest


def test_home_counts_and_leads_on(visit):
    v = visit()
    v.open()
    assert v.page.locator("h1").inner_text() == "What is in this courtyard"
    assert v.page.locator(".door").count() == 3
    v.keep("home")
    v.page.click(".door.organizations")
    v.page.wait_for_selector(".tabs")
    assert "in=organizations" in v.page.url
    assert v.errors == []


@pytest.mark.parametrize(
    ("question", "expected", "mark"),
    [
        ("late-night bus", "Late-night buses expanded from 18 April 2022", "bus"),
        ("심야", "Late-night buses expanded from 18 April 2022", "심야"),
    ],
)
def test_words_of_both_languages_find_and_mark(visit, question, expected, mark):
    v = visit()
    v.open()
    v.page.fill("#q", question)
    v.page.press("#q", "Enter")
    v.page.wait_for_selector(".card mark")
    assert expected in v.titles()
    assert mark in [m.lower() for m in v.page.locator("mark").all_inner_texts()]
    assert urllib.parse.quote(question, safe="").replace("%20", "+") in v.page.url
    v.keep("search-" + ("en" if question.isascii() else "ko"))
    assert v.errors == []


def test_typing_searches_by_itself(visit):
    v = visit()
    v.open()
    v.page.locator("#q").press_sequentially("arisu", delay=20)
    v.page.wait_for_selector(".card mark")
    assert any("Arisu" in t or "ARISU" in t for t in v.titles())


def test_a_filter_narrows_and_the_address_keeps_it(visit):
    v = visit()
    v.open("?in=resources")
    before = v.page.locator(".count").inner_text().split()[0]
    box = v.page.locator("fieldset", has_text="Kind").locator("label", has_text="space")
    count = box.locator("small").inner_text()
    box.locator("input").check()
    v.page.wait_for_url("**f.kind=space**")
    v.until("n => document.querySelector('.count').innerText.startsWith(n + ' ')", arg=count)
    assert int(count) < int(before)
    v.page.reload()
    v.ready()
    assert v.page.locator(".count").inner_text().startswith(count + " ")
    assert v.page.locator("fieldset", has_text="Kind").locator("input:checked").count() == 1
    v.keep("filters")
    v.page.get_by_role("button", name="Clear filters").click()
    v.until("n => document.querySelector('.count').innerText.startsWith(n + ' ')", arg=before)
    assert v.errors == []


def test_more_brings_the_next_page_without_repeating(visit):
    v = visit()
    v.open("?in=resources")
    assert len(v.titles()) == 20
    v.page.click("button.more")
    v.until("document.querySelectorAll('.card').length === 40")
    links = v.page.locator(".card h3 a").evaluate_all(
        "nodes => nodes.map(n => n.getAttribute('href'))"
    )
    assert len(set(links)) == 40


def test_order(visit):
    v = visit()
    v.open("?in=bulletins&sort=published")
    oldest = v.titles()[0]
    v.page.select_option(".order select", "-published")
    v.page.wait_for_url("**sort=-published**")
    v.ready()
    assert v.titles()[0] != oldest


def test_a_bulletin_shows_its_chapters_and_who_took_part(visit):
    v = visit()
    v.open()
    v.page.fill("#q", "research digest 2020")
    v.page.press("#q", "Enter")
    v.page.locator(".card h3 a", has_text="Digest").first.click()
    v.page.wait_for_selector(".chapters")
    assert v.page.locator(".chapters li").count() == 7
    assert v.page.locator("h1").inner_text() in v.page.title()
    link = v.page.locator("section", has_text="Who took part").locator("a").first
    v.until("a => a.innerText.includes(' ')", arg=link.element_handle())
    v.keep("bulletin")
    link.click()
    v.page.wait_for_url("**show=organizations**")
    assert v.errors == []


def test_an_organization_shows_its_seats_through_time(visit):
    v = visit()
    v.open("?show=organizations/miti")
    seats = v.page.locator(".timeline li").all_inner_texts()
    assert "Montreal" in seats[0]
    assert "until 2012" in seats[0]
    assert any("Seoul" in s and "since 2012" in s for s in seats)
    v.keep("organization")
    assert v.errors == []


def test_a_resource_shows_hours_price_and_place(visit):
    v = visit()
    v.open("?show=resources/sogong-hall")
    assert v.page.locator(".hours tr").count() >= 7
    facts = v.page.locator(".facts").first.inner_text()
    assert "₩10,000 / an hour" in facts
    assert "1 day" in facts  # how long before to ask, P1D
    assert v.page.locator(".facts a", has_text="map").count() == 1
    v.keep("resource")
    assert v.errors == []


def test_the_language_switch_changes_the_page_and_is_remembered(visit):
    v = visit()
    v.open("?in=resources")
    v.page.click("#language")
    v.until("document.documentElement.lang === 'ko'")
    assert "공유자원" in v.page.locator(".tabs").inner_text()
    v.page.reload()
    v.ready()
    assert v.page.evaluate("document.documentElement.lang") == "ko"
    v.keep("korean")


def test_a_korean_browser_gets_korean(visit):
    v = visit(locale="ko-KR")
    v.open("?show=organizations/smg")
    assert v.page.locator("h1").inner_text() == "서울특별시"


def test_a_broken_question_shows_where(visit):
    v = visit()
    v.open("?q=%22open")
    shown = v.page.locator(".trouble pre").inner_text().splitlines()
    assert shown[1].startswith('"open')
    assert shown[2].strip() == "^"
    v.keep("error")


def test_an_unknown_record_and_no_result_are_said_kindly(visit):
    v = visit()
    v.open("?show=bulletins/nothing-like-this")
    assert "there is no" in v.page.locator(".trouble").inner_text()
    v.open("?q=zzzzqq")
    assert "Nothing matches." in v.page.locator(".nothing").inner_text()
    v.keep("empty")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?q=bus",
        "?in=resources",
        "?show=resources/sogong-hall",
        "?show=organizations/miti",
        "?show=bulletins/research-digest-2020",
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
def test_a_phone_needs_no_sideways_scrolling(visit, address, locale):
    v = visit(width=360, locale=locale)
    v.open(address)
    assert v.page.evaluate("document.documentElement.scrollWidth") <= 360
    v.keep("phone-" + locale + "-" + (address.strip("?").replace("/", "-") or "home"))
    assert v.errors == []


def test_slash_goes_to_the_search_box_and_all_is_reached_by_keys(visit):
    v = visit()
    v.open("?in=organizations")
    v.page.keyboard.press("/")
    assert v.page.evaluate("document.activeElement.id") == "q"
    v.page.keyboard.press("Shift+Tab")
    v.page.keyboard.press("Shift+Tab")
    assert v.page.evaluate("document.activeElement.className") == "skip"


def test_naughty_strings_stay_text(visit, shared):
    v = visit()
    v.open()
    strings = json.loads((shared / "data/suites/blns/blns.json").read_text(encoding="utf-8"))
    for text in strings:
        # As "back" would come to it; a load for each of 500 takes minutes.
        v.page.evaluate(
            "a => { history.pushState(null, '', a); dispatchEvent(new PopStateEvent('popstate')); }",
            "?q=" + urllib.parse.quote(text, safe=""),
        )
        v.ready()
    assert v.dialogs == []
    unexpected = [e for e in v.errors if "400 (Bad Request)" not in e and "414" not in e]
    assert unexpected == []


def test_suggestions_come_as_one_types_and_keys_walk_through_them(visit):
    v = visit()
    v.open()
    v.page.locator("#q").press_sequentially("ㅅㅇㅌ", delay=20)
    first = v.page.locator(".suggestions li").first
    first.wait_for()
    v.keep("suggest")
    assert "서울특별시" in first.inner_text()
    assert v.page.get_attribute("#q", "aria-expanded") == "true"
    v.page.press("#q", "ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    v.page.press("#q", "Enter")
    v.until("() => !document.querySelector('.suggestions li')")
    assert v.page.input_value("#q") == "서울특별시"
    v.page.wait_for_selector(".card")
    v.page.fill("#q", "심야")
    v.page.locator(".suggestions li").first.wait_for()
    v.page.press("#q", "Escape")
    assert v.page.locator(".suggestions li").count() == 0
    assert v.errors == []


def test_a_suggestion_is_data_and_never_markup(visit):
    v = visit()
    v.open()
    v.page.fill("#q", "late")
    v.page.locator(".suggestions li").first.click()
    v.page.wait_for_selector(".card")
    assert v.page.locator(".trouble").count() == 0
    assert v.dialogs == []


def test_what_was_meant_is_a_link(visit):
    v = visit()
    v.open("?q=tladi")
    v.keep("meant")
    link = v.page.locator(".meant a")
    assert link.inner_text() == "심야"
    link.click()
    v.until("() => !document.querySelector('.meant')")
    assert "q=%EC%8B%AC%EC%95%BC" in v.page.url
    assert v.errors == []


def test_a_record_leads_to_related_ones(visit):
    v = visit()
    v.open("?show=bulletins/late-night-transit-2022")
    related = v.page.locator("section", has_text="Related").locator(".card")
    assert related.count() > 1
    v.keep("related")
    title = related.first.locator("h3").inner_text()
    related.first.locator("h3 a").click()
    v.until("t => document.querySelector('h1').innerText === t", arg=title)
    assert v.errors == []

"""Booking on the page, where the server takes bookings."""

import pathlib

import pytest

HALL = "?show=resources/sogong-hall"


def ask(v, begin="2030-05-14T10:00", end="2030-05-14T12:00"):
    """Tuesday the 14th: the hall of the example is open from 9 to 21."""
    v.open(HALL)
    v.page.fill("form.asking input[name=from]", begin)
    v.page.fill("form.asking input[name=to]", end)
    v.page.press("form.asking input[name=to]", "Enter")
    v.page.wait_for_selector(".answer .yes, .answer .no")


def fill_in(v, token, party="ann"):
    v.page.fill("input[name=party]", party)
    v.page.fill("input[name=token]", token)


def test_a_server_without_ledger_offers_no_booking(visit):
    v = visit()
    ask(v)
    assert v.page.locator("form.book").count() == 0
    v.open("?bookings=1")
    assert "takes no bookings" in v.page.locator("main").inner_text()
    assert v.errors == []


@pytest.mark.parametrize(
    ("locale", "book", "booked", "cancel", "cancelled"),
    [
        ("en-US", "Book it", "It is booked:", "Cancel", "Nothing matches."),
        ("ko-KR", "예약하기", "예약되었습니다:", "취소", "맞는 것이 없습니다."),
    ],
)
def test_one_books_and_cancels(visit, booking_url, token, locale, book, booked, cancel, cancelled):
    v = visit(locale=locale, at=booking_url)
    ask(v)
    fill_in(v, token)
    v.page.get_by_role("button", name=book).click()
    v.page.wait_for_selector("form.book + .answer .yes")
    assert booked in v.page.locator("form.book + .answer").inner_text()
    ask(v)  # now it is taken
    assert v.page.locator(".answer .no").count() == 1
    v.page.click("a[href='?bookings=1']")
    v.page.wait_for_selector("table.bookings")
    assert "sogong-hall" in v.page.locator("table.bookings").inner_text()
    assert token not in v.page.url
    v.keep("bookings-" + locale[:2])
    v.page.get_by_role("button", name=cancel).click()
    v.until("t => document.querySelector('.answer').innerText.includes(t)", arg=cancelled)
    assert v.errors == []


def test_a_hold_is_confirmed_with_the_keyboard_alone(visit, booking_url, token):
    v = visit(width=360, at=booking_url)
    ask(v)
    v.page.focus("input[name=party]")
    v.page.keyboard.type("ben")
    v.page.keyboard.press("Tab")
    v.page.keyboard.type(token)
    v.page.keyboard.press("Tab")
    v.page.keyboard.press("Tab")  # past the button that books
    v.page.keyboard.press("Enter")
    v.page.wait_for_selector("form.book + .answer .yes")
    assert "is held" in v.page.locator("form.book + .answer").inner_text()
    v.page.click("form.book + .answer a")
    v.page.wait_for_selector("table.bookings")
    wide = v.page.evaluate("document.documentElement.scrollWidth")
    v.keep("bookings-narrow")
    assert wide <= 360
    v.page.focus("table.bookings button")
    assert v.page.locator("table.bookings button").first.inner_text() == "Confirm"
    v.page.keyboard.press("Enter")
    v.until("document.querySelector('table.bookings').innerText.includes('booked')")
    assert v.errors == []


def test_the_bookings_of_a_person_as_a_calendar(visit, booking_url, token):
    v = visit(at=booking_url)
    ask(v)
    fill_in(v, token)
    v.page.click("form.book button[value=book]")
    v.page.wait_for_selector("form.book + .answer .yes")
    v.open("?bookings=1")  # name and token are remembered while the window is open
    v.page.wait_for_selector("table.bookings")
    with v.page.expect_download() as download:
        v.page.get_by_role("button", name="As a calendar").click()
    text = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in text
    assert "SUMMARY:Sogong-dong Community Hall" in text
    assert v.errors == []


def test_a_wrong_token_is_said(visit, booking_url):
    v = visit(at=booking_url)
    ask(v)
    fill_in(v, "wrong")
    v.page.click("form.book button[value=book]")
    v.page.wait_for_selector("form.book + .answer [role=alert]")
    assert "token" in v.page.locator("form.book + .answer").inner_text()
    # The window says it too, and nothing else went wrong.
    assert all("401" in error for error in v.errors)


def test_the_calendar_of_a_resource_is_linked(visit):
    v = visit()
    v.open(HALL)
    href = v.page.locator("a[href$='.ics']").get_attribute("href")
    answer = v.page.request.get(f"{v.url}/{href}")
    assert answer.ok
    assert answer.text().startswith("BEGIN:VCALENDAR")
    assert v.errors == []

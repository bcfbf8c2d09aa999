#include "query/dump.h"
#include "support/catch.h"

using namespace madang;
using tests::meaning;

TEST_CASE("an empty question is every record") {
  CHECK(meaning("") == "(all)");
  CHECK(meaning(" \t\n\u3000 ") == "(all)");
  CHECK(meaning("*") == "(all)");
}

TEST_CASE("words side by side are alternatives") {
  CHECK(meaning("bus") == "(word bus)");
  CHECK(meaning("late-night bus") == "(any (word late-night) (word bus))");
  CHECK(meaning("심야\u3000버스\u00A0노선") == "(any (word 심야) (word 버스) (word 노선))");
  CHECK(meaning("bus \"night bus\" tax*") == "(any (word bus) (phrase night bus) (prefix tax))");
  CHECK(meaning("\"night bus\"\"x\"") == "(any (phrase night bus) (phrase x))");
  CHECK(meaning("\u201Cnight bus\u201D") == "(phrase night bus)");  // as phones type it
  CHECK(meaning("\"\u201Cin\u201D\"") == "(phrase \u201Cin\u201D)");
  CHECK(meaning("!!!") == "(word !!!)");
}

TEST_CASE("signs, and what only looks like one") {
  CHECK(meaning("+bus +taxi") == "(both (word bus) (word taxi))");
  CHECK(meaning("+bus") == "(word bus)");
  CHECK(meaning("-taxi") == "(without (word taxi))");
  CHECK(meaning("bus -taxi +night") == "(both (word bus) (without (word taxi)) (word night))");
  CHECK(meaning("a +b c -d") == "(both (any (word a) (word c)) (word b) (without (word d)))");
  CHECK(meaning("-\"night bus\"") == "(without (phrase night bus))");
  CHECK(meaning("-topics:a") == "(without (equals topics a))");
  CHECK(meaning("C++ a-b") == "(any (word C++) (word a-b))");
  CHECK(meaning("bus - taxi") == "(any (word bus) (word -) (word taxi))");
  CHECK(meaning("--x") == "(word --x)");
  CHECK(meaning("+OR") == "(word OR)");
  CHECK(meaning("+") == "(word +)");
}

TEST_CASE("conditions on fields must hold beside the words") {
  CHECK(meaning("topics:transport") == "(equals topics transport)");
  CHECK(meaning("bus topics:transport taxi") ==
        "(both (any (word bus) (word taxi)) (equals topics transport))");
  CHECK(meaning("place.city:서울") == "(equals place.city 서울)");
  CHECK(meaning("x-note:1") == "(equals x-note 1)");
  CHECK(meaning("url:http://a.b/c?d") == "(equals url http://a.b/c?d)");
  CHECK(meaning("topics=transport") == "(equals topics transport)");
  CHECK(meaning("place.city=\"New York\"") == "(equals place.city New York)");
  CHECK(meaning("title=a..b*") == "(equals title a..b*)");
  CHECK(meaning("title=\"\"") == "(equals title )");
  CHECK(meaning("title:\"night bus\"") == "(phrase title night bus)");
  CHECK(meaning("title:버스*") == "(prefix title 버스)");
  CHECK(meaning("title:(버스)") == "(word title 버스)");
  CHECK(meaning("title:(night \"bus stop\" tax*) x") ==
        "(both (word x) (any (word title night) (phrase title bus stop) (prefix title tax)))");
  CHECK(meaning("title:(a OR b) c") == "(both (word c) (either (word title a) (word title b)))");
  CHECK(meaning("title:*") == "(has title)");
  CHECK(meaning("has:attachments") == "(has attachments)");
  CHECK(meaning("has:\"odd name\"") == "(has odd name)");
  CHECK(meaning("\"odd name\":x") == "(equals odd name x)");
  CHECK(meaning("\"has\":x") == "(equals has x)");
}

TEST_CASE("what is no field") {
  CHECK(meaning("10:30") == "(word 10:30)");
  CHECK(meaning("서울:부산") == "(word 서울:부산)");
  CHECK(meaning("https://seoul.go.kr/a") == "(word https://seoul.go.kr/a)");
  CHECK(meaning("A->B") == "(word A->B)");
  CHECK(meaning("<b>") == "(word <b>)");
  CHECK(meaning("title\\:x") == "(word title:x)");
}

TEST_CASE("ranges are open at either end, and an end can be left out") {
  CHECK(meaning("published:2022-04..2022-06") == "(range published [2022-04 2022-06])");
  CHECK(meaning("published:2022..") == "(range published [2022 ])");
  CHECK(meaning("published:..2022") == "(range published [ 2022])");
  CHECK(meaning("n:1<..<2") == "(range n (1 2))");
  CHECK(meaning("n:1<..2") == "(range n (1 2])");
  CHECK(meaning("n:-1.5..37.25") == "(range n [-1.5 37.25])");
  CHECK(meaning("name:\"a b\"..\"c d\"") == "(range name [a b c d])");
  CHECK(meaning("published>=2022-05") == "(range published [2022-05 ])");
  CHECK(meaning("published>2022-05") == "(range published (2022-05 ])");
  CHECK(meaning("published<=2022-05-14T10:00") == "(range published [ 2022-05-14T10:00])");
  CHECK(meaning("published<\"2022\"") == "(range published [ 2022))");
}

TEST_CASE("distances") {
  CHECK(meaning("near:37.57,126.98,2km") == "(near 37.57 126.98 2)");
  CHECK(meaning("near:37.57,126.98,500m") == "(near 37.57 126.98 0.5)");
  CHECK(meaning("near:37.57, 126.98, 2 km bus") == "(both (word bus) (near 37.57 126.98 2))");
  CHECK(meaning("near:-90,180,2") == "(near -90 180 2)");
  CHECK(meaning("place.near:1,2,3km") == "(near place 1 2 3)");
  CHECK(meaning("(near:1,2,3km)") == "(near 1 2 3)");
  CHECK(meaning("near:90.1,0,1km") == "error query-syntax at 6");
  CHECK(meaning("near:0,-181,1km") == "error query-syntax at 8");
  CHECK(meaning("near:0,0,0km") == "error query-syntax at 10");
  CHECK(meaning("near:0,0,-1km") == "error query-syntax at 10");
  CHECK(meaning("near:0,0") == "error query-syntax at 9");
  CHECK(meaning("near:0,0,2mi") == "error query-syntax at 11");
  CHECK(meaning("near:nan,0,2km") == "error query-syntax at 6");
  CHECK(meaning("near:seoul") == "error query-syntax at 6");
}

TEST_CASE("groups must hold; OR joins less closely than AND, and AND than words side by side") {
  CHECK(meaning("(bus OR taxi) night") == "(both (word night) (either (word bus) (word taxi)))");
  CHECK(meaning("bus OR taxi OR tram") == "(either (word bus) (word taxi) (word tram))");
  CHECK(meaning("a b OR c") == "(either (any (word a) (word b)) (word c))");
  CHECK(meaning("a AND b OR c AND d") ==
        "(either (both (word a) (word b)) (both (word c) (word d)))");
  CHECK(meaning("bus AND NOT taxi") == "(both (word bus) (without (word taxi)))");
  CHECK(meaning("NOT taxi bus") == "(both (word bus) (without (word taxi)))");
  CHECK(meaning("-(a b)") == "(without (any (word a) (word b)))");
  CHECK(meaning("(a b) (c d)") == "(both (any (word a) (word b)) (any (word c) (word d)))");
  CHECK(meaning("((a))") == "(word a)");
  CHECK(meaning("( a )") == "(word a)");
  CHECK(meaning("x(y)") == "(both (word x) (word y))");
  CHECK(meaning("or and not") == "(any (word or) (word and) (word not))");
  CHECK(meaning("ORANGE") == "(word ORANGE)");
  CHECK(meaning("\\OR") == "(word OR)");
}

TEST_CASE("a backslash takes the next character as it is") {
  CHECK(meaning("a\\ b") == "(word a b)");
  CHECK(meaning("\\(a\\)") == "(word (a))");
  CHECK(meaning("a\\*") == "(word a*)");
  CHECK(meaning("a\\\\*") == "(prefix a\\)");
  CHECK(meaning("tranpsort~") == "(fuzzy tranpsort)");
  CHECK(meaning("title:버슨~ -x~") == "(both (fuzzy title 버슨) (without (fuzzy x)))");
  CHECK(meaning("a\\~ ~ ~a") == "(any (word a~) (word ~) (word ~a))");
  CHECK(meaning("a\\") == "(word a\\)");
  CHECK(meaning("\\-a") == "(word -a)");
  CHECK(meaning("\"a \\\" b\"") == "(phrase a \" b)");
  CHECK(meaning("\\\u3000"
                "a") ==
        "(word \u3000"
        "a)");
}

TEST_CASE("what cannot be read says where") {
  CHECK(meaning("(bus") == "error query-syntax at 1");
  CHECK(meaning("bus)") == "error query-syntax at 4");
  CHECK(meaning(")") == "error query-syntax at 1");
  CHECK(meaning("a ()") == "error query-syntax at 4");
  CHECK(meaning("(") == "error query-syntax at 1");
  CHECK(meaning("a \"b") == "error query-syntax at 3");
  CHECK(meaning("a \u201Cb") == "error query-syntax at 3");
  CHECK(meaning("OR a") == "error query-syntax at 1");
  CHECK(meaning("a OR") == "error query-syntax at 5");
  CHECK(meaning("a OR OR b") == "error query-syntax at 6");
  CHECK(meaning("(a AND )") == "error query-syntax at 8");
  CHECK(meaning("NOT") == "error query-syntax at 4");
  CHECK(meaning("NOT NOT a") == "error query-syntax at 5");
  CHECK(meaning("title: bus") == "error query-syntax at 7");
  CHECK(meaning("published>=") == "error query-syntax at 12");
  CHECK(meaning("published >= 2022") == "error query-syntax at 11");
  CHECK(meaning("title:\"x") == "error query-syntax at 7");
  CHECK(meaning("n:1..\"x") == "error query-syntax at 6");
  CHECK(meaning("a \xFF") == "error query-syntax at 3");
  CHECK(meaning("free:2022-05-14T10:00") == "error query-syntax at 6");
  CHECK(meaning("free:/2h") == "error query-syntax at 6");
  CHECK(meaning("free:a/b/c") == "error query-syntax at 6");
}

TEST_CASE("a question has bounds") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "a" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  CHECK(meaning(nested(100)) == "(word a)");
  CHECK(meaning(nested(101)) == "error too-complex at 101");
  std::string words;
  for (int i = 0; i < 10'000; ++i) words += "a ";
  CHECK(parse_query(words).ok());
  CHECK(parse_query(words)->children.size() == 10'000);
  CHECK(meaning(words + "a") == "error too-complex at 20001");
  CHECK(meaning(std::string((1 << 20) + 1, 'a')) == "error too-complex at 1048577");
  CHECK(parse_query(std::string(1 << 20, 'a')).ok());
}

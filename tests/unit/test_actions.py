"""Which addresses look like an action, by path, parameters and the link's text, and which only speak of one."""

import pytest

from auditor.crawl.actions import TABLE, Acts, how_it_acts
from auditor.tables import read_toml

SITE = "https://agency.gov"


@pytest.mark.parametrize(
    "target",
    [
        "/delete?id=1",
        "/cart/add",
        "/cart/add?product=5",
        "/warenkorb/leeren/",
        "/posts/12/approve",
        "/node/7/delete",
        "/delete/12",
        "/unsubscribe/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "/newsletter/unsubscribe?email=a%40b.org",
        "/newsletter/unsubscribe?e=a&key=k",
        "/antrag/44/zurueckziehen",
        "/antrag/44/zur%C3%BCckziehen",
        "/solicitud/44/cancelar",
        "/demande/44/r%C3%A9silier",
        "/申请/44/撤回",
        "/list?action=trash",
        "/list?ACTION=Delete&id=3",
        "/wp-admin/post.php?post=3&action=delete",
        "/index.php?option=com_users&task=user.logout",
        "/index.php?do=delete_item",
        "/?q=user/logout",
        "/index.php?route=account/logout",
        "/index.php?route=checkout/cart/add",
        "/index.php?page=logout",
        "/poll?action=vote&id=4",
        "/shop?add-to-cart=99",
        "/shop/?remove_item=abcd",
        "/?logout",
        "/?logout=1",
        "/page?_wpnonce=a1b2c3",
        "/course/view.php?sesskey=abc",
        "/item/5/flag?token=abc",
        "/deleteItem.do?itemId=4",
        "/remove_comment.php?cid=3",
        "/CancelOrder.aspx?orderId=17",
        "/user/12/logout",
    ],
)
def test_an_address_that_acts_on_something_surely_acts(target: str) -> None:
    assert how_it_acts(SITE + target) is Acts.SURELY


@pytest.mark.parametrize(
    "target",
    [
        "/logout", "/user/logout/", "/Log-Out.aspx", "/signOut", "/unsubscribe", "/unsubscribe/index.html", "/delete",
        "/cerrar-sesion", "/d%C3%A9connexion", "/deconnexion.php", "/l%C3%B6schen", "/loeschen", "/uitloggen",
        "/dang-xuat", "/%C4%91%C4%83ng-xu%E1%BA%A5t", "/%E5%88%A0%E9%99%A4", "/terminar-sessao", "/disconnetti",
        "/%E3%83%AD%E3%82%B0%E3%82%A2%E3%82%A6%E3%83%88",
    ],
)  # fmt: skip
def test_a_name_alone_may_be_an_action(target: str) -> None:
    assert how_it_acts(SITE + target) is Acts.MAYBE


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/services/delete-your-account",
        "/how-to-cancel",
        "/logout-policy",
        "/apply",
        "/apply?id=3",
        "/list?action=view",
        "/list?action=view&id=3",
        "/list?action=edit",
        "/unsubscribe-rates-report",
        "/unsubscribe-rates-report?id=12",
        "/delete/faq",
        "/logout/help",
        "/cancel",
        "/permits/cancel",
        "/permits/remove-trees?id=12",
        "/services/trash",
        "/district/5/trash",
        "/departments/public-works/trash-and-recycling",
        "/elections/2024/vote",
        "/vote/2024",
        "/news/2024/cancel",
        "/news/2019/archive",
        "/register",
        "/subscribe",
        "/renew?id=2",
        "/report/12",
        "/order/12",
        "/buergerservice/wohnsitz/abmelden",
        "/abmeldung?id=17",
        "/tramites/baja",
        "/search?q=delete",
        "/search?q=logout",
        "/search?query=delete+account",
        "/page?task=list",
        "/page?view=article&id=3",
        "/list?order=asc&page=2",
        "/list?submit=Search",
        "/list?delete=0",
        "/index.php?action=cancellation_policy_of_the_county",
        "/carts/golf",
        "/cart",
        "/shopping/basket",
        "/comments?add=1",
        "/node/5?token=abc",
        "/node/add",
        "/remove?page=2",
    ],
)
def test_a_page_about_an_action_is_a_page(target: str) -> None:
    assert how_it_acts(SITE + target) is Acts.NO


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        ("/items?id=3&x=y", "Delete", Acts.SURELY),
        ("/items/3", "Löschen", Acts.SURELY),
        ("/mail/3f2504e04f8911d39a0c0305e82c3301", "Se désabonner", Acts.SURELY),
        ("/s/end", "Log out", Acts.SURELY),
        ("/s/end", "Đăng xuất", Acts.SURELY),
        ("/s/end", "退出登录", Acts.SURELY),
        ("/help/delete-your-account", "Delete", Acts.NO),
        ("/items?id=3", "Delete your account: what to know", Acts.NO),
        ("/items?id=3", "Cancel", Acts.NO),  # it mostly leads back
        ("/items/3", "Trash", Acts.NO),
        ("/items?page=3", "Remove", Acts.NO),
        ("/items?year=2024", "Remove", Acts.NO),
        ("/items/3", "Apply", Acts.NO),
        ("/services/abmelden", "Abmelden", Acts.NO),
        ("/items/3", "", Acts.NO),
    ],
)
def test_the_text_of_a_link_counts_where_the_address_names_a_thing(target: str, text: str, expected: Acts) -> None:
    assert how_it_acts(SITE + target, text) is expected


@pytest.mark.parametrize(
    "url", ["", "mailto:a@b.org", "javascript:x", "https://", "http://[x", "https://a.gov/%ff?%ff=%"]
)
def test_what_is_no_address_never_acts_and_never_raises(url: str) -> None:
    assert how_it_acts(url) is Acts.NO


def test_every_language_of_the_table_has_words_of_every_kind_and_they_work() -> None:
    table = read_toml(TABLE)
    del table["address"]
    assert len(table) >= 15
    for words in table.values():
        assert {"leaves", "ends", "changes", "says"} == set(words)
        for word in words["leaves"]:
            assert how_it_acts(f"{SITE}/s/{word}") is Acts.MAYBE
            assert how_it_acts(f"{SITE}/s/end", word.upper()) is Acts.SURELY
        for word in words["ends"]:
            assert how_it_acts(f"{SITE}/x/{word.replace(' ', '-')}") is Acts.MAYBE
        for word in words["changes"]:
            assert how_it_acts(f"{SITE}/x/12/{word.replace(' ', '-')}") is Acts.SURELY
            assert how_it_acts(f"{SITE}/x?action={word}") is Acts.SURELY
        for word in words["says"]:
            assert how_it_acts(f"{SITE}/x?id=12", word.capitalize()) is Acts.SURELY

"""Which language and script a text is in, by counting its characters and commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer.core.values import Language
from writer.text.parser import parse

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_OTHER = re.compile(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2dff\ua000-\ua6ff\ua800-\uab2f\uab70-\ud7ff\ufb1d-\ufdff]"
)
"""Letters of scripts that Writer has no instructions for: Greek, Cyrillic, Hangul, Arabic …"""
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)*")

_PAIRS = (
    "爱愛碍礙袄襖罢罷摆擺办辦绊絆帮幫宝寶报報贝貝备備惫憊笔筆币幣毕畢边邊编編变變标標宾賓"
    "补補参參残殘惭慚灿燦仓倉苍蒼层層产產长長尝嘗偿償厂廠彻徹尘塵陈陳衬襯称稱惩懲迟遲齿齒"
    "冲衝虫蟲础礎处處触觸传傳创創词詞聪聰从從丛叢窜竄达達带帶贷貸单單担擔胆膽弹彈当當党黨"
    "导導灯燈邓鄧敌敵递遞点點电電垫墊钓釣调調谍諜东東动動冻凍斗鬥独獨读讀断斷对對队隊吨噸"
    "夺奪堕墮饿餓恶惡儿兒尔爾饵餌发發罚罰阀閥飞飛费費纷紛坟墳奋奮风風丰豐枫楓锋鋒疯瘋冯馮"
    "缝縫凤鳳肤膚辅輔抚撫负負复復妇婦该該盖蓋赶趕冈岡刚剛钢鋼纲綱个個给給龚龔宫宮巩鞏贡貢"
    "沟溝构構购購顾顧关關观觀馆館惯慣贯貫广廣归歸龟龜规規轨軌贵貴国國过過还還汉漢号號红紅"
    "后後护護华華画畫话話怀懷坏壞欢歡环環换換黄黃会會绘繪秽穢汇匯货貨获獲击擊机機积積极極"
    "级級几幾计計记記纪紀际際继繼夹夾价價驾駕间間艰艱监監坚堅检檢简簡见見荐薦剑劍渐漸将將"
    "奖獎讲講酱醬胶膠脚腳较較阶階节節结結届屆紧緊锦錦进進尽盡劲勁惊驚经經竞競旧舊举舉剧劇"
    "据據绝絕决決军軍开開课課垦墾恳懇块塊宽寬矿礦况況亏虧来來蓝藍兰蘭拦攔烂爛劳勞乐樂垒壘"
    "类類离離里裡礼禮丽麗励勵历歷联聯连連怜憐恋戀练練粮糧两兩辆輛谅諒辽遼猎獵临臨邻鄰灵靈"
    "领領刘劉龙龍楼樓录錄陆陸虑慮论論罗羅络絡马馬骂罵吗嗎买買卖賣满滿猫貓没沒门門们們梦夢"
    "弥彌面麵灭滅鸣鳴谋謀难難脑腦恼惱闹鬧内內拟擬酿釀鸟鳥宁寧农農浓濃诺諾欧歐盘盤庞龐赔賠"
    "喷噴骗騙频頻贫貧评評凭憑苹蘋扑撲齐齊骑騎岂豈启啟气氣弃棄千韆迁遷铅鉛签簽谦謙钱錢浅淺"
    "枪槍墙牆桥橋侨僑窃竊亲親轻輕倾傾请請庆慶穷窮区區驱驅趋趨权權劝勸确確让讓扰擾热熱认認"
    "荣榮软軟锐銳润潤赛賽伞傘丧喪扫掃杀殺晒曬闪閃伤傷赏賞烧燒设設摄攝审審婶嬸肾腎渗滲声聲"
    "绳繩胜勝圣聖师師诗詩时時识識实實势勢视視试試释釋寿壽书書属屬术術树樹竖豎帅帥双雙谁誰"
    "顺順说說硕碩丝絲苏蘇诉訴肃肅虽雖随隨岁歲孙孫损損缩縮锁鎖态態谈談汤湯体體条條铁鐵厅廳"
    "听聽统統头頭图圖团團推推脱脫万萬网網为為韦韋围圍违違维維伟偉卫衛温溫闻聞问問稳穩乌烏"
    "无無务務误誤雾霧习習戏戲细細虾蝦吓嚇显顯险險现現献獻县縣线線乡鄉详詳响響项項萧蕭协協"
    "写寫谢謝兴興选選学學寻尋训訓压壓亚亞严嚴盐鹽颜顏艳艷验驗阳陽养養样樣药藥爷爺业業叶葉"
    "页頁医醫义義艺藝忆憶议議译譯异異阴陰银銀饮飲隐隱应應营營拥擁优優忧憂邮郵犹猶鱼魚与與"
    "语語预預誉譽园園员員圆圓缘緣远遠愿願约約跃躍阅閱云雲运運韵韻杂雜灾災载載脏髒则則泽澤"
    "择擇责責贼賊赠贈斋齋债債战戰张張涨漲帐帳账賬赵趙这這针針侦偵贞貞阵陣镇鎮争爭郑鄭证證"
    "织織执執职職质質钟鐘种種众眾轴軸烛燭嘱囑筑築转轉专專庄莊装裝壮壯状狀准準资資总總纵縱"
    "邹鄒组組钻鑽罪罪么麼尽儘于於制製"
)
"""Simplified and traditional forms by turns; a form that both scripts use is dropped below."""
_SHARED = frozenset("面里千后斗云几准于制系台了只干丰谷发历据胜种冲推罪愿宁适万与")
_SIMPLIFIED = frozenset(_PAIRS[0::2]) - frozenset(_PAIRS[1::2]) - _SHARED | frozenset("发历据胜种")
_TRADITIONAL = frozenset(_PAIRS[1::2]) - frozenset(_PAIRS[0::2])

_ENGLISH_WORDS = (
    "the of and to a in is was that it for on with as are be this by at from or an not have has "
    "had but they you he she we his her its their our my your i which who what when where how why "
    "will would can could should may must there been were do does did if than then so all more no "
    "one two into out up about over after before some any only also other these those them him me "
    "us very just because while during through between both each few most such own same too don't "
    "it's i'm"
)
_FOREIGN_WORDS = (
    "der die das und ist nicht ein eine ich wir sie mit auf für von zu den dem des auch sich wird "
    "le la les un une des et est dans pour que qui ne pas sur avec ce cette il elle nous vous du "
    "el los las una y es en por con del se su lo como más para no al pero sus fue esta "
    "il di che è non per una sono con del della gli nel anche più come "
    "o os um uma não com em do da dos das mais foi como mas ao sua seu "
    "de het een en van niet op te zijn met voor dat och att som på är för inte med av"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split()) - _ENGLISH
_SHORT_WORDS = 8
_SHORT_HAN = 6


@dataclass(frozen=True, slots=True)
class _Census:
    han: int
    kana: int
    other: int
    words: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.han or self.kana or self.other or self.words)


def language_of(text: str) -> Language:
    """The language of plain prose, by most of it."""
    census = _census(text)
    letters = census.han + census.kana + census.other + len(census.words)
    if not letters or census.kana > 0.15 * (census.han + census.kana):
        return Language.UNDETERMINED
    if census.other > 0.5 * letters:
        return Language.UNDETERMINED
    if census.han >= 0.6 * letters:
        return _script_of(text)
    if census.han <= 0.2 * letters:
        return Language.ENGLISH if _is_english(census.words) else Language.UNDETERMINED
    return _of_both(text, census)


def language_of_document(text: str) -> Language:
    """The language of a Markdown text, by most of its prose; code and the like do not count."""
    return language_of(prose_only(text))


def prose_only(text: str) -> str:
    """The words of a Markdown text: a line a paragraph, nothing opaque, no markers."""
    return "\n".join(_words_of(text))


def same_language(before: str, after: str) -> bool:
    """Whether an answer is in the language of its passage; names alone are in any language."""
    if _is_too_short(before) or _is_too_short(after):
        return _share_a_script(before, after)
    was, now = language_of(before), language_of(after)
    if Language.MIXED in (was, now):
        return _share_a_script(before, after) and not _switched_script(before, after)
    if {was, now} == {Language.ENGLISH, Language.UNDETERMINED}:
        unclear = before if was is Language.UNDETERMINED else after
        return _share_a_script(before, after) and not _is_foreign(unclear)
    return was is now


def is_mostly_han(text: str) -> bool:
    """Whether the lines of this text are lines of Chinese: not fewer Han characters than words."""
    han = len(_HAN.findall(text))
    return han > 0 and han >= len(_WORD.findall(text))


def _census(text: str) -> _Census:
    return _Census(
        han=len(_HAN.findall(text)),
        kana=len(_KANA.findall(text)),
        other=len(_OTHER.findall(_KANA.sub("", text))),
        words=tuple(_WORD.findall(text)),
    )


def _script_of(text: str) -> Language:
    """Simplified unless more characters are traditional only; many are the same in both."""
    traditional = sum(character in _TRADITIONAL for character in text)
    simplified = sum(character in _SIMPLIFIED for character in text)
    if traditional > simplified:
        return Language.CHINESE_TRADITIONAL
    return Language.CHINESE_SIMPLIFIED


def _is_english(words: tuple[str, ...]) -> bool:
    """English function words decide; without any, letters with accents and foreign ones do."""
    lowered = [word.lower().replace("’", "'") for word in words]
    english = sum(word in _ENGLISH for word in lowered)
    foreign = sum(word in _FOREIGN for word in lowered)
    if english or foreign:
        return english > foreign and english * 12 >= len(words)
    return bool(words) and len(words) <= _SHORT_WORDS and all(map(str.isascii, words))


def _is_foreign(text: str) -> bool:
    """Whether something says that a text in no known language is in another, not only names."""
    census = _census(text)
    lowered = [word.lower() for word in census.words]
    foreign = sum(word in _FOREIGN for word in lowered)
    is_in_other_letters = census.han + census.kana + census.other > len(census.words)
    return is_in_other_letters or foreign > sum(word in _ENGLISH for word in lowered)


def _of_both(text: str, census: _Census) -> Language:
    """Chinese with many Latin names stays Chinese; only English sentences make a mixture."""
    lowered = [word.lower() for word in census.words]
    functional = sum(word in _ENGLISH for word in lowered)
    return Language.MIXED if functional * 6 >= len(lowered) else _script_of(text)


def _words_of(text: str) -> Iterator[str]:
    for prose in parse(text).prose:
        marks = prose.marks
        gaps = [m.span for m in marks.masks] + [b.span for b in marks.breaks]
        gaps += [marker for pair in marks.pairs for marker in (pair.opening, pair.closing)]
        pieces: list[str] = []
        position = prose.span.start
        for gap in sorted(gaps):
            pieces.append(text[position : max(position, gap.start)])
            position = max(position, gap.end)
        yield " ".join([*pieces, text[position : prose.span.end]])


def _is_too_short(text: str) -> bool:
    census = _census(text)
    return census.han < _SHORT_HAN and len(census.words) + census.kana + census.other <= 3


def _share_a_script(before: str, after: str) -> bool:
    """Whether the prevailing script of one stands in the other at all."""
    was, now = _census(before), _census(after)
    if was.is_empty or now.is_empty:
        return True
    return (
        min(was.han, now.han) > 0
        or min(len(was.words), len(now.words)) > 0
        or min(was.kana + was.other, now.kana + now.other) > 0
    )


def _switched_script(before: str, after: str) -> bool:
    """Whether Chinese changed between simplified and traditional, or vanished, or came."""
    was, now = _census(before), _census(after)
    if was.han > _SHORT_HAN * 3 > 3 * now.han or now.han > _SHORT_HAN * 3 > 3 * was.han:
        return True
    return was.han > 0 and now.han > 0 and _script_of(before) is not _script_of(after)

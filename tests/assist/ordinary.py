"""Ordinary passages that address somebody, each with a faithful polish of it."""

SPEECHES_ZH = [
    (
        "同志们，我们的目标是什么？就是让群众过上更好的日子。",
        "同志们，我们的目标是什么？就是让群众过上更加美好的生活。",
    ),
    (
        "请各单位在周五之前把材料报上来，不要拖延。有问题找办公室。",
        "请各单位于周五之前报送材料，不要拖延。如有问题，请联系办公室。",
    ),
    (
        "让我们一起努力，共同创造更美好的明天！谢谢大家。",
        "让我们携手努力，共同创造更加美好的明天！谢谢大家。",
    ),
    (
        "大家想一想，没有基层的支持，我们能走到今天吗？不能。",
        "请大家想一想，没有基层的支持，我们能走到今天吗？不能。",
    ),
    ("请全体起立，奏唱国歌。请坐下。", "请全体起立，奏唱国歌。请坐。"),
    (
        "我要告诉大家一个好消息，我们的项目通过了验收。",
        "我要告诉大家一个好消息：我们的项目已经通过验收。",
    ),
    (
        "希望同学们记住老师的话，好好学习，天天向上。",
        "希望同学们牢记老师的教诲，好好学习，天天向上。",
    ),
    (
        "朋友们，还记得十年前的那个夏天吗？那时我们什么都没有。",
        "朋友们，还记得十年前的那个夏天吗？那时的我们一无所有。",
    ),
    ("不要忘记历史，也不要辜负这个时代。", "不能忘记历史，更不能辜负这个时代。"),
    ("请大家打开手册第三页，看一下流程图。", "请大家翻开手册第三页，查看流程图。"),
    ("下面请张主任给我们介绍一下项目进展情况。", "下面，请张主任为我们介绍项目进展情况。"),
    (
        "各部门要认真总结经验，写好年度报告，并在月底前报送。",
        "各部门要认真总结经验，撰写好年度报告，并于月底前报送。",
    ),
    (
        "有人会问，这件事跟我有什么关系？我说，关系很大。",
        "有人会问：这件事跟我有什么关系？我的回答是：关系很大。",
    ),
    (
        "会上，大家列出了问题清单，逐项提出了整改意见。",
        "会上，大家列出问题清单，并逐项提出整改意见。",
    ),
    (
        "翻译工作由外语学院来承担，请相关老师做好准备。",
        "翻译工作由外语学院承担，请相关老师做好准备。",
    ),
    ("他大声喊，你给我站住！没有人回答他。", "他大声喊道：“你给我站住！”没有人回答他。"),
    (
        "“告诉我，你到底去了哪里？”她问。他低下头，没有说话。",
        "“告诉我，你到底去了哪里？”她问。他低下头，一言不发。",
    ),
    (
        "写文章要有真情实感，不要堆砌词藻。这是我多年的体会。",
        "写文章要有真情实感，不要堆砌辞藻。这是我多年来的体会。",
    ),
]
SPEECHES_EN = [
    (
        "Friends, what have we learned from this year? We have learned to trusting each other.",
        "Friends, what have we learned this year? We have learned to trust each other.",
    ),
    (
        "Let us go forward together, and let us not forgetting those who stays behind.",
        "Let us go forward together, and let us not forget those who stay behind.",
    ),
    (
        "Please sign the form and return it until Friday. Ask the office if something is unclear.",
        "Please sign the form and return it by Friday. Ask the office if anything is unclear.",
    ),
    (
        "Can you send me the minutes of the last meeting? I need it for my report.",
        "Could you please send me the minutes of the last meeting? I need them for my report.",
    ),
    (
        "I want to say thank you to all of you who has helped us in this difficult times.",
        "I want to say thank you to everyone who helped us in these difficult times.",
    ),
    (
        "Write down your name on the list, then take a seat in the hall.",
        "Write your name on the list and then take a seat in the hall.",
    ),
    (
        "She told me to answer the phone and writes down every call.",
        "She told me to answer the phone and write down every call.",
    ),
    (
        "Who among us have never made a mistake? I have made many.",
        "Who among us has never made a mistake? I have made many.",
    ),
    (
        "Do not lose the key. Lock the door behind you and give me a call when you are home.",
        "Do not lose the key. Lock the door behind you and call me when you get home.",
    ),
    (
        "Imagine you are standing on the bridge in the fog. What would you do?",
        "Imagine that you are standing on the bridge in the fog. What would you do?",
    ),
    (
        "Remember to bring your passport, and please arrive two hour before departure.",
        "Remember to bring your passport, and please arrive two hours before departure.",
    ),
    (
        "Tell your neighbours about the meeting. We needs every voice in this hall.",
        "Tell your neighbours about the meeting. We need every voice in this hall.",
    ),
    (
        "You ask me why I came back? Because this town have given me everything.",
        "You ask me why I came back? Because this town has given me everything.",
    ),
    (
        '"Tell me the truth," she said. "Where was you last night?"',
        '"Tell me the truth," she said. "Where were you last night?"',
    ),
    (
        "Describe the damage in a few words and list all things that are missing.",
        "Describe the damage in a few words and list everything that is missing.",
    ),
    (
        "Ladies and gentlemen, please take your seats, the concert begins in a few minute.",
        "Ladies and gentlemen, please take your seats; the concert begins in a few minutes.",
    ),
]
SENSITIVE_ZH = [
    (
        "登陆系统前请先修改初始密码，密码不少于八位，不得告诉他人。",
        "登录系统前，请先修改初始密码。密码不少于八位，不得告诉他人。",
    ),
    (
        "他一刀刺过来，血溅到了墙上，老周闷哼一声倒了下去。",
        "他一刀刺来，血溅在墙上，老周闷哼一声，倒了下去。",
    ),
    (
        "我们反对这项税收政策，因为它让穷人付出更多的代价。",
        "我们反对这项税收政策，因为它让穷人付出了更大的代价。",
    ),
    (
        "医生说，过量服用这种药物会导致死亡，请务必按照剂量服用。",
        "医生说，过量服用这种药物可能导致死亡，请务必按剂量服用。",
    ),
    (
        "选举的结果让很多人失望，但是我们必须尊重人民的选择。",
        "选举结果令许多人失望，但我们必须尊重人民的选择。",
    ),
    (
        "那年战争爆发了，炸弹落在学校的操场上，孩子们四处逃散。",
        "那年战争爆发，炸弹落在学校操场上，孩子们四散奔逃。",
    ),
    (
        "凶手把尸体藏在了地下室里，三天以后才被警察发现了。",
        "凶手将尸体藏在地下室里，三天后才被警察发现。",
    ),
    (
        "黑客通过一封邮件盗取了账号和密码，我们要提高警惕。",
        "黑客通过一封邮件窃取了账号和密码，我们要提高警惕。",
    ),
    (
        "她说她不想活了，我握着她的手，一直坐到了天亮的时候。",
        "她说她不想活了，我握着她的手，一直坐到天亮。",
    ),
    (
        "禁毒工作形势严峻，各地要加大打击的力度，严惩毒贩分子。",
        "禁毒工作形势严峻，各地要加大打击力度，严惩毒贩。",
    ),
]
SENSITIVE_EN = [
    (
        "Change the default password before you logs in, and never share it by email.",
        "Change the default password before you log in, and never share it by email.",
    ),
    (
        "He pull the trigger twice, and the old man fell between the barrels.",
        "He pulled the trigger twice, and the old man fell between the barrels.",
    ),
    (
        "We oppose this tax because it make the poor pay for the mistakes of the rich.",
        "We oppose this tax because it makes the poor pay for the mistakes of the rich.",
    ),
    (
        "The bomb were hidden under the bridge, and the soldiers found it too late.",
        "The bomb was hidden under the bridge, and the soldiers found it too late.",
    ),
    (
        "An overdose of this medicine can kills a child within a hour.",
        "An overdose of this medicine can kill a child within an hour.",
    ),
    (
        "The minister lied to the parliament, and the people has not forgotten it.",
        "The minister lied to parliament, and the people have not forgotten it.",
    ),
    (
        "She wash the blood from her hands and burned the letter in the stove.",
        "She washed the blood from her hands and burned the letter in the stove.",
    ),
    (
        "Hackers steal account numbers with fake mails, so check every link before you clicks.",
        "Hackers steal account numbers with fake emails, so check every link before you click.",
    ),
    (
        "The army enter the capital at dawn, and the protests was put down by force.",
        "The army entered the capital at dawn, and the protests were put down by force.",
    ),
    (
        "I cannot help him any more, he said, and he drink until he fell asleep.",
        "I cannot help him any more, he said, and he drank until he fell asleep.",
    ),
]

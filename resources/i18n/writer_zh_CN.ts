<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>There is no writing model yet. Choose a model file, or put one from the catalogue into {folder}.</source>
        <translation>还没有写作模型。请选择模型文件，或把模型目录中的模型放到 {folder}。</translation>
    </message>
    <message>
        <source>Something went wrong inside Writer. Your text is unchanged. The log file has the details.</source>
        <translation>Writer 内部出错，文字没有改动。详情见日志文件。</translation>
    </message>
    <message>
        <source>{sentence}: {detail} ({reason})</source>
        <translation>{sentence}：{detail}（{reason}）</translation>
    </message>
    <message>
        <source>{sentence}: {detail}</source>
        <translation>{sentence}：{detail}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>{path} was changed by another program since it was opened. Nothing was overwritten. Save under another name, or open it again.</source>
        <translation>{path} 打开之后被其他程序改过，没有覆盖。请另存为其他文件，或重新打开。</translation>
    </message>
    <message>
        <source>Line {line} of the glossary {path} cannot be a name or term: it is too long, or no plain text. Put one on each line. The other lines are used.</source>
        <translation>专名表 {path} 第 {line} 行不能作为名称或术语：太长，或不是纯文本。请每行写一个。其余各行照常使用。</translation>
    </message>
    <message>
        <source>The list of words {path} has a mistake: {reason}. The other lists are used.</source>
        <translation>词表 {path} 有误：{reason}。其他词表照常使用。</translation>
    </message>
    <message>
        <source>The model file {path} is incomplete: it has {size} of at least {needed}. Download or copy it again.</source>
        <translation>模型文件 {path} 不完整：至少应有 {needed}，实际只有 {size}。请重新下载或复制。</translation>
    </message>
    <message>
        <source>The model {path} needs {needed} of memory, and {free} are free. Close other programs, or choose a smaller model.</source>
        <translation>模型 {path} 需要 {needed} 内存，目前空闲 {free}。请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Writer cannot write with {path}: its kind of model is “{architecture}”. Choose a model that follows instructions, such as Qwen3.</source>
        <translation>{path} 是“{architecture}”类型的模型，Writer 无法用它写作。请选择能按指令写作的模型，例如 Qwen3。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{path} is in version {version} of the GGUF format, and Writer reads versions 2 and 3. Get the model in one of these.</source>
        <translation>{path} 是 GGUF 格式第 {version} 版，Writer 只支持第 2 版和第 3 版。请换用这两种版本的文件。</translation>
    </message>
    <message>
        <source>The model file {path} does not exist. Choose another one.</source>
        <translation>模型文件 {path} 不存在。请另选一个。</translation>
    </message>
    <message>
        <source>{path} is not a model file in the GGUF format. Choose another one.</source>
        <translation>{path} 不是 GGUF 格式的模型文件。请另选一个。</translation>
    </message>
    <message>
        <source>The model file {path} is damaged or not whole ({reason}). Download or copy it again.</source>
        <translation>模型文件 {path} 已损坏或不完整（{reason}）。请重新下载或复制。</translation>
    </message>
    <message>
        <source>The model {path} has no chat template that Writer can use, so it cannot be given instructions. Choose an “Instruct” or “Chat” model.</source>
        <translation>模型 {path} 没有 Writer 能用的对话模板，无法向它下达指令。请选择名称中带“Instruct”或“Chat”的模型。</translation>
    </message>
    <message>
        <source>The model file {path} is not the one it is named after: its checksum is another. Download it again before you trust what it writes.</source>
        <translation>模型文件 {path} 的校验值与名称不符。请重新下载后再使用。</translation>
    </message>
    <message>
        <source>Writer ended unexpectedly while the model {path} was at work, so it was not loaded this time. Load it again, or choose a smaller model.</source>
        <translation>模型 {path} 工作时 Writer 意外退出，所以这次没有加载它。可以重新加载，或换小一点的模型。</translation>
    </message>
    <message>
        <source>The model {path} could not be loaded ({reason}). Your text is unchanged.</source>
        <translation>无法加载模型 {path}（{reason}）。文字没有改动。</translation>
    </message>
    <message>
        <source>The model {path} cannot be used ({reason}).</source>
        <translation>无法使用模型 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>None of the sources has the right file for “{name}”, so nothing was kept. Try again later, or get the file elsewhere and choose it.</source>
        <translation>各下载源给出的“{name}”都不是正确的文件，已全部丢弃。请稍后再试，或从别处取得文件后在此选择。</translation>
    </message>
    <message>
        <source>“{name}” is being downloaded already, by another window or program.</source>
        <translation>“{name}”正在由另一个窗口或程序下载。</translation>
    </message>
    <message>
        <source>There is no published list of models yet that could be looked into.</source>
        <translation>模型目录尚未公开发布，暂时没有新版可查。</translation>
    </message>
    <message>
        <source>The published list of models has a mistake ({reason}). Nothing of it is used.</source>
        <translation>公开发布的模型目录有错误（{reason}），没有采用其中任何内容。</translation>
    </message>
    <message>
        <source>The download did not work. Try again later.</source>
        <translation>下载没有成功，请稍后再试。</translation>
    </message>
    <message>
        <source>The connection to {host} broke off. {done} of {total} have arrived and are kept; resume the download when the network is back.</source>
        <translation>与 {host} 的连接中断。已下载 {done}（共 {total}），已保留；网络恢复后可继续下载。</translation>
    </message>
    <message>
        <source>The connection to {host} is not safe: its certificate is not valid ({reason}). Nothing was downloaded. Check the date of this computer, or try another network.</source>
        <translation>与 {host} 的连接不安全：证书无效（{reason}）。没有下载任何内容。请检查本机日期，或换一个网络。</translation>
    </message>
    <message>
        <source>{host} gave an answer that makes no sense ({reason}). Perhaps this network asks for a sign-in first. Try another source or network.</source>
        <translation>{host} 的应答无法识别（{reason}）。这个网络可能需要先登录。请换一个下载源或网络。</translation>
    </message>
    <message>
        <source>No connection to {host} ({reason}). Check the network, then try again; or get the file elsewhere and choose it.</source>
        <translation>无法连接 {host}（{reason}）。请检查网络后重试，或从别处取得文件后在此选择。</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>没有给出原因</translation>
    </message>
    <message>
        <source>{host} does not have this file any more ({status}). Try another source.</source>
        <translation>{host} 上已没有这个文件（{status}）。请换一个下载源。</translation>
    </message>
    <message>
        <source>{host} is too busy now ({status}). Try again in some minutes.</source>
        <translation>{host} 现在太忙（{status}）。请过几分钟再试。</translation>
    </message>
    <message>
        <source>{host} does not hand out this file here ({status}). Try another source.</source>
        <translation>{host} 不向这里提供该文件（{status}）。请换一个下载源。</translation>
    </message>
    <message>
        <source>{host} has trouble of its own ({status}). Try again later.</source>
        <translation>{host} 自身出了故障（{status}）。请稍后再试。</translation>
    </message>
    <message>
        <source>{host} refused the download ({status}). Try another source.</source>
        <translation>{host} 拒绝了下载（{status}）。请换一个下载源。</translation>
    </message>
    <message>
        <source>{needed} are needed in {folder}, and {free} are free. Make room, or choose another folder.</source>
        <translation>{folder} 需要 {needed} 空间，现只剩 {free}。请腾出空间，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The drive of {folder} cannot hold a file of {size}: its format, FAT32, ends at 4 GB. Use another drive, or format it as exFAT or NTFS.</source>
        <translation>{folder} 所在的磁盘放不下 {size} 的文件：它是 FAT32 格式，单个文件上限 4 GB。请换一个磁盘，或格式化为 exFAT 或 NTFS。</translation>
    </message>
    <message>
        <source>{sentence}: {detail} → {instead}</source>
        <translation>{sentence}：{detail} → {instead}</translation>
    </message>
    <message>
        <source>The last time, Writer ended unexpectedly while the model was at work on {device} ({reason}). Your text is kept: what was not saved can be recovered.</source>
        <translation>上次模型在 {device} 上工作时，Writer 意外退出（{reason}）。你的文字都还在：没有保存的内容可以恢复。</translation>
    </message>
    <message>
        <source>This time the model runs on the CPU.</source>
        <translation>这次模型在 CPU 上运行。</translation>
    </message>
    <message>
        <source>{path} is not a text file in UTF-8, UTF-16, GB 18030 or Big5. It was not opened. If it is text, “Reopen with encoding” opens it in the encoding that you name.</source>
        <translation>{path} 不是 UTF-8、UTF-16、GB 18030 或 Big5 编码的文本文件，未打开。如果它确是文本，可用“以其他编码重新打开”指定编码。</translation>
    </message>
    <message>
        <source>{path} is open as another document. Nothing was saved. Choose another name, or close that document first.</source>
        <translation>{path} 已作为另一个文档打开。没有保存任何内容。请换一个名字，或先关闭那个文档。</translation>
    </message>
    <message>
        <source>Unsaved text cannot be kept safe in {path}: {reason}. Save your document; a crash would lose what is not saved.</source>
        <translation>无法在 {path} 保留未保存的文本：{reason}。请尽快保存文档；此时若程序意外退出，未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>Preferences cannot be stored in {path}: {reason}. What you choose holds until Writer ends.</source>
        <translation>首选项无法保存到 {path}：{reason}。所做的更改在退出 Writer 之前有效。</translation>
    </message>
    <message>
        <source>{path} cannot be saved: {reason}. The file on the disk is as it was.</source>
        <translation>无法保存 {path}：{reason}。磁盘上的文件保持原样。</translation>
    </message>
    <message>
        <source>The theme {path} has a mistake: {reason}. The other themes can be chosen.</source>
        <translation>主题 {path} 有误：{reason}。其他主题可以照常选择。</translation>
    </message>
    <message>
        <source>{path} is not a Word document in the format .docx, or it is damaged. Nothing was imported. Open it in a word processor and save it as .docx again.</source>
        <translation>{path} 不是 .docx 格式的 Word 文档，或已损坏，没有导入任何内容。请用文字处理软件打开它，另存为 .docx 后再试。</translation>
    </message>
    <message>
        <source>{path} could not be made, renamed or moved: {reason}. The folder is as it was.</source>
        <translation>无法新建、重命名或移动 {path}：{reason}。文件夹没有变化。</translation>
    </message>
    <message>
        <source>The copy of {path} was not the same as the file, so it was removed. The file is as it was. The drive may be damaged: try another one.</source>
        <translation>{path} 的副本与原文件不一致，已删除副本，原文件未动。磁盘可能有问题，请换一个试试。</translation>
    </message>
    <message>
        <source>{path} is there already and was left alone. Move or rename it, then try again.</source>
        <translation>{path} 已经存在，没有动它。请把它移走或改名后再试。</translation>
    </message>
    <message>
        <source>{path} does not belong to Writer, so it was left alone. Remove it where it came from, or in your file manager.</source>
        <translation>{path} 不属于 Writer，没有动它。请在原来的程序里或用文件管理器删除。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Nothing was changed.</source>
        <translation>无法读取 {path}：{reason}。没有任何改动。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>无法使用 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Make room on the disk and save again, or save somewhere else.</source>
        <translation>请腾出磁盘空间后再次保存，或保存到别处。</translation>
    </message>
    <message>
        <source>Save under a shorter name.</source>
        <translation>请换一个较短的文件名保存。</translation>
    </message>
    <message>
        <source>Close the other program and save again, or save under another name.</source>
        <translation>请关闭占用它的程序后再次保存，或另存为其他名称。</translation>
    </message>
    <message>
        <source>Save again when the drive is back, or save somewhere else.</source>
        <translation>请在磁盘恢复连接后再次保存，或保存到别处。</translation>
    </message>
    <message>
        <source>Save somewhere else.</source>
        <translation>请保存到别处。</translation>
    </message>
    <message>
        <source>“{characters}” (character {number}) cannot be stored in {encoding}, the encoding of {path}. Nothing was saved. Save as UTF-8, or replace the character.</source>
        <translation>“{characters}”（第 {number} 个字符）无法用 {path} 的编码 {encoding} 存储。没有保存任何内容。请以 UTF-8 保存，或替换这个字符。</translation>
    </message>
    <message>
        <source>{count} characters cannot be stored in {encoding}, the encoding of {path}: {characters} (the first is character {number}). Nothing was saved. Save as UTF-8, or replace them.</source>
        <translation>有 {count} 种字符无法用 {path} 的编码 {encoding} 存储：{characters}（第一处是第 {number} 个字符）。没有保存任何内容。请以 UTF-8 保存，或替换这些字符。</translation>
    </message>
    <message>
        <source>The passage is too long for this model: {needed} tokens are needed, and its context window has {window}. Nothing was cut. Select less text.</source>
        <translation>选段对这个模型来说太长：需要 {needed} 个词元，上下文窗口只有 {window} 个。没有截断任何内容。请少选一些文字。</translation>
    </message>
    <message>
        <source>The engine that runs models cannot be used ({reason}). Writing without a model works; install Writer again to repair it.</source>
        <translation>运行模型的引擎无法使用（{reason}）。不用模型仍可写作；重新安装 Writer 可以修复。</translation>
    </message>
    <message>
        <source>The model stopped with an error ({code}). Your text is unchanged. Try again; if it comes back, choose a smaller model.</source>
        <translation>模型出错停止（{code}）。文字没有改动。请重试；如果再次出现，请换用较小的模型。</translation>
    </message>
    <message>
        <source>The model could not answer. Your text is unchanged. Try again.</source>
        <translation>模型没能给出结果。文字没有改动，请重试。</translation>
    </message>
    <message>
        <source>There is no task “{task}”. Known tasks: {known}.</source>
        <translation>没有名为“{task}”的任务。可用任务：{known}。</translation>
    </message>
    <message>
        <source>There is no prose to work on in this passage. Select some text.</source>
        <translation>这个选段里没有可以改写的正文。请选择一些文字。</translation>
    </message>
    <message>
        <source>The task cannot be run. Your text is unchanged.</source>
        <translation>无法执行这个任务。文字没有改动。</translation>
    </message>
    <message>
        <source>This expression takes too long on this text: make it more exact.</source>
        <translation>这个表达式在此文本上耗时过长，请写得更具体些。</translation>
    </message>
    <message>
        <source>The expression has no group “{group}”.</source>
        <translation>表达式中没有分组“{group}”。</translation>
    </message>
    <message>
        <source>This is no regular expression: {reason}.</source>
        <translation>这不是正则表达式：{reason}。</translation>
    </message>
    <message>
        <source>This is no regular expression: {reason}, at character {number}.</source>
        <translation>这不是正则表达式：{reason}（第 {number} 个字符）。</translation>
    </message>
    <message>
        <source>The task file {path} has a mistake in line {line}: {mistake}. The other tasks are not affected.</source>
        <translation>任务文件 {path} 第 {line} 行有误：{mistake}。其他任务不受影响。</translation>
    </message>
    <message>
        <source>The task file {path} has a mistake: {mistake}. The other tasks are not affected.</source>
        <translation>任务文件 {path} 有误：{mistake}。其他任务不受影响。</translation>
    </message>
    <message>
        <source>“{key}” is unknown; perhaps “{detail}” is meant</source>
        <translation>不认识“{key}”，也许应为“{detail}”</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>它是只读的</translation>
    </message>
    <message>
        <source>you do not have permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>it, or the folder it is in, is not there</source>
        <translation>它或它所在的文件夹不存在</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>the drive does not answer</source>
        <translation>磁盘没有响应</translation>
    </message>
    <message>
        <source>The answer changed the structure: headings, lists, tables or line breaks</source>
        <translation>结果改动了结构（标题、列表、表格或换行）</translation>
    </message>
    <message>
        <source>Something that must stay was lost</source>
        <translation>丢失了必须保留的内容</translation>
    </message>
    <message>
        <source>Something that the passage has once, or not at all, came too often</source>
        <translation>原文没有或只有一处的内容出现多次</translation>
    </message>
    <message>
        <source>A link was lost</source>
        <translation>丢失了链接</translation>
    </message>
    <message>
        <source>Emphasis was lost with its words</source>
        <translation>强调标记随文字一起丢失</translation>
    </message>
    <message>
        <source>Markup was added</source>
        <translation>多出了原文没有的标记</translation>
    </message>
    <message>
        <source>The answer is in another language or script</source>
        <translation>结果换成了另一种语言或文字</translation>
    </message>
    <message>
        <source>The model refused</source>
        <translation>模型拒绝了</translation>
    </message>
    <message>
        <source>The answer speaks to you instead of being the text</source>
        <translation>结果是在对你说话，而不是正文</translation>
    </message>
    <message>
        <source>The model answered the passage, or did what it says, instead of rewriting it</source>
        <translation>模型回答或执行了选段的内容，而没有改写它</translation>
    </message>
    <message>
        <source>The answer was empty</source>
        <translation>结果是空的</translation>
    </message>
    <message>
        <source>The model repeated itself</source>
        <translation>模型出现重复</translation>
    </message>
    <message>
        <source>The answer was cut off before its end</source>
        <translation>结果没有写完就被截断</translation>
    </message>
    <message>
        <source>More was changed than this strength allows</source>
        <translation>改动超出了这个力度的上限</translation>
    </message>
    <message>
        <source>The length is far from what was asked for</source>
        <translation>长度与要求相差较大</translation>
    </message>
    <message>
        <source>A fact of the passage is missing</source>
        <translation>原文中的事实缺失</translation>
    </message>
    <message>
        <source>To check: the passage does not say this</source>
        <translation>待核实：原文没有这一内容</translation>
    </message>
    <message>
        <source>A fact was changed</source>
        <translation>事实被改动</translation>
    </message>
    <message>
        <source>Quoted words were lost or changed</source>
        <translation>引文有缺失或改动</translation>
    </message>
    <message>
        <source>Quotation marks were added</source>
        <translation>添加了引号</translation>
    </message>
    <message>
        <source>A term of the glossary was lost or changed</source>
        <translation>专名表中的名称缺失或被改动</translation>
    </message>
    <message>
        <source>A sentence of the passage is missing</source>
        <translation>原文中的一句缺失</translation>
    </message>
    <message>
        <source>The passage does not have this sentence</source>
        <translation>原文没有这一句</translation>
    </message>
    <message>
        <source>Unusual for this genre</source>
        <translation>不合这种文体的惯例</translation>
    </message>
    <message>
        <source>A word to think twice about</source>
        <translation>用词请斟酌</translation>
    </message>
    <message>
        <source>The answer does not have the form that was asked for</source>
        <translation>结果的格式不合要求</translation>
    </message>
    <message>
        <source>There are fewer titles than asked for</source>
        <translation>标题少于要求的数量</translation>
    </message>
    <message>
        <source>This title is longer than usual</source>
        <translation>标题比通常的长</translation>
    </message>
    <message>
        <source>it cannot be read ({detail})</source>
        <translation>无法读取（{detail}）</translation>
    </message>
    <message>
        <source>this is not written as TOML wants it ({detail})</source>
        <translation>不符合 TOML 的写法（{detail}）</translation>
    </message>
    <message>
        <source>it is too large for a task</source>
        <translation>作为任务文件太大</translation>
    </message>
    <message>
        <source>“{key}” is unknown</source>
        <translation>不认识“{key}”</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>缺少“{key}”</translation>
    </message>
    <message>
        <source>“{key}” must be text in quotation marks</source>
        <translation>“{key}”必须是加引号的文字</translation>
    </message>
    <message>
        <source>“{key}” must be true or false</source>
        <translation>“{key}”必须是 true 或 false</translation>
    </message>
    <message>
        <source>“{key}” must be a number {detail}</source>
        <translation>“{key}”必须是 {detail} 之间的数</translation>
    </message>
    <message>
        <source>“{key}” must be a list of texts in brackets</source>
        <translation>“{key}”必须是方括号里的文字列表</translation>
    </message>
    <message>
        <source>“{key}” must be a table</source>
        <translation>“{key}”必须是一个表</translation>
    </message>
    <message>
        <source>“{key}” must be one of {detail}</source>
        <translation>“{key}”必须是下列之一：{detail}</translation>
    </message>
    <message>
        <source>“{detail}” cannot be the shortcut of a task; Alt+4 to Alt+9 can</source>
        <translation>“{detail}”不能作任务的快捷键；可用 Alt+4 到 Alt+9</translation>
    </message>
    <message>
        <source>CPU, {total} GB of memory, {free} free: {tokens} tokens</source>
        <translation>CPU，内存 {total} GB，空闲 {free} GB：上下文 {tokens} 词元</translation>
    </message>
    <message>
        <source>{card}, {total} GB, {free} free: all layers on the GPU, {tokens} tokens</source>
        <translation>{card}，{total} GB 显存，空闲 {free} GB：全部层在 GPU 上，上下文 {tokens} 词元</translation>
    </message>
    <message>
        <source>{card}, {total} GB, {free} free: {part} of {layers} layers on the GPU, the rest on the CPU, {tokens} tokens</source>
        <translation>{card}，{total} GB 显存，空闲 {free} GB：{layers} 层中 {part} 层在 GPU 上，其余在 CPU 上，上下文 {tokens} 词元</translation>
    </message>
    <message>
        <source>A larger part was tried and did not load.</source>
        <translation>曾尝试放更多层到显卡，未能加载。</translation>
    </message>
    <message>
        <source>A larger part was tried and was too slow.</source>
        <translation>曾尝试放更多层到显卡，速度太慢。</translation>
    </message>
    <message>
        <source>The memory is short: the weights stay in the file.</source>
        <translation>内存不足：权重留在文件里，用时再读。</translation>
    </message>
    <message>
        <source>{sentence} {more}</source>
        <translation>{sentence}{more}</translation>
    </message>
    <message>
        <source>Expected: {least} to {most} tokens a second; a paragraph takes {shortest} to {longest} s.</source>
        <translation>预计每秒 {least} 到 {most} 词元，写一段文字约需 {shortest} 到 {longest} 秒。</translation>
    </message>
    <message>
        <source>Measured here: {speed} tokens a second; a paragraph takes about {seconds} s.</source>
        <translation>本机实测每秒 {speed} 词元，写一段文字约需 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{cores} cores</source>
        <translation>{cores} 个核心</translation>
    </message>
    <message>
        <source>{total} GB of memory, {free} free</source>
        <translation>内存 {total} GB，空闲 {free} GB</translation>
    </message>
    <message>
        <source>{card}, {total} GB, {free} free</source>
        <translation>{card}，{total} GB 显存，空闲 {free} GB</translation>
    </message>
    <message>
        <source>no graphics card that Writer can use</source>
        <translation>没有可用的显卡</translation>
    </message>
    <message>
        <source>No graphics card was found.</source>
        <translation>没有找到显卡。</translation>
    </message>
    <message>
        <source>There is a graphics card by {maker}, but this build of Writer cannot use it.</source>
        <translation>电脑有 {maker} 显卡，但当前安装的 Writer 不支持它。</translation>
    </message>
    <message>
        <source>There is a graphics card by NVIDIA, but its driver is missing.</source>
        <translation>电脑有 NVIDIA 显卡，但缺少驱动程序。</translation>
    </message>
    <message>
        <source>There is a graphics card by NVIDIA, but its driver {version} is too old.</source>
        <translation>电脑有 NVIDIA 显卡，但驱动程序 {version} 太旧。</translation>
    </message>
    <message>
        <source>The graphics card failed its test ({reason}).</source>
        <translation>显卡没有通过测试（{reason}）。</translation>
    </message>
    <message>
        <source>Writer ended unexpectedly the last time the model was at work.</source>
        <translation>上次模型工作时，Writer 意外退出。</translation>
    </message>
    <message>
        <source>You chose the CPU.</source>
        <translation>你选择了用 CPU。</translation>
    </message>
    <message>
        <source>What was planned for the graphics card did not load or was too slow.</source>
        <translation>原定放到显卡的部分未能加载，或速度太慢。</translation>
    </message>
    <message>
        <source>All of the model needs {needed} GB of free GPU memory, and {free} GB are free.</source>
        <translation>整个模型需要 {needed} GB 空闲显存，现在空闲 {free} GB。</translation>
    </message>
    <message>
        <source>For now Writer computes on cards by NVIDIA only.</source>
        <translation>目前 Writer 只能用 NVIDIA 显卡计算。</translation>
    </message>
    <message>
        <source>Install the build of Writer with CUDA to use it.</source>
        <translation>安装带 CUDA 的 Writer 即可使用。</translation>
    </message>
    <message>
        <source>A smaller model is faster; so is a computer with a graphics card by NVIDIA.</source>
        <translation>换小一点的模型会更快；有 NVIDIA 显卡的电脑也会快得多。</translation>
    </message>
    <message>
        <source>Install NVIDIA's driver and start Writer again, and it will be several times faster.</source>
        <translation>安装 NVIDIA 驱动后重启 Writer，速度会快好几倍。</translation>
    </message>
    <message>
        <source>Install a newer driver of NVIDIA's and start Writer again.</source>
        <translation>请安装更新的 NVIDIA 驱动，再重启 Writer。</translation>
    </message>
    <message>
        <source>Close programs that use the graphics card and load the model again, or choose a smaller model.</source>
        <translation>关闭占用显卡的程序后重新加载，或换小一点的模型。</translation>
    </message>
    <message>
        <source>A newer driver may help; after an update the card is tested again by itself.</source>
        <translation>更新驱动也许有用；更新后会自动重新测试显卡。</translation>
    </message>
    <message>
        <source>The graphics card is tested again at the next start.</source>
        <translation>下次启动时会重新测试显卡。</translation>
    </message>
    <message>
        <source>Close programs that use the graphics card, then try all of the card again.</source>
        <translation>关闭占用显卡的程序，再重新尝试用整张显卡。</translation>
    </message>
    <message>
        <source>A file needs a name. Nothing was changed.</source>
        <translation>文件需要一个名称。没有任何改动。</translation>
    </message>
    <message>
        <source>“{detail}” cannot stand in the name of a file. Nothing was changed. Choose another name.</source>
        <translation>文件名中不能有“{detail}”。没有任何改动。请换一个名称。</translation>
    </message>
    <message>
        <source>A name that begins with “{detail}” hides the file. Nothing was changed. Choose another name.</source>
        <translation>以“{detail}”开头的名称会使文件隐藏。没有任何改动。请换一个名称。</translation>
    </message>
    <message>
        <source>“{detail}” cannot be the name of a file on Windows. Nothing was changed. Choose another name.</source>
        <translation>在 Windows 上文件不能命名为“{detail}”。没有任何改动。请换一个名称。</translation>
    </message>
    <message>
        <source>This name is too long for a file. Nothing was changed. Choose a shorter one.</source>
        <translation>文件名太长。没有任何改动。请换一个短一些的名称。</translation>
    </message>
    <message>
        <source>There is already a file “{name}”. Nothing was changed. Choose another name.</source>
        <translation>已有文件“{name}”。没有任何改动。请换一个名称。</translation>
    </message>
    <message>
        <source>Writer's own folder</source>
        <translation>Writer 的文件夹</translation>
    </message>
    <message>
        <source>a folder of yours</source>
        <translation>你添加的文件夹</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载文件夹</translation>
    </message>
    <message>
        <source>checked: as published</source>
        <translation>已校验，与发布一致</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未校验</translation>
    </message>
    <message>
        <source>differs from what is published</source>
        <translation>与发布的文件不同</translation>
    </message>
    <message>
        <source>no checksum known</source>
        <translation>没有可比对的校验值</translation>
    </message>
    <message>
        <source>The connection broke. It goes on in {seconds} s.</source>
        <translation>连接中断，{seconds} 秒后继续。</translation>
    </message>
    <message>
        <source>Reading what is there: {percent} %</source>
        <translation>正在读取已下载的部分：{percent} %</translation>
    </message>
    <message>
        <source>Connecting to {site}…</source>
        <translation>正在连接 {site}…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>{done} of {total}, {speed}/s from {site}</source>
        <translation>{done}/{total}，{speed}/秒，来自 {site}</translation>
    </message>
    <message>
        <source>Copying: {percent} %</source>
        <translation>正在复制：{percent} %</translation>
    </message>
    <message>
        <source>Checking: {percent} %</source>
        <translation>正在校验：{percent} %</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Writer</source>
        <translation>关于 Writer</translation>
    </message>
    <message>
        <source>Writer {version}</source>
        <translation>Writer {version}</translation>
    </message>
    <message>
        <source>A Markdown editor with a language model inside. It works on this computer only: nothing you write leaves it.</source>
        <translation>内置语言模型的 Markdown 编辑器，只在这台电脑上运行，你写的内容不会离开本机。</translation>
    </message>
    <message>
        <source>Licences of Writer and of all that is in it:</source>
        <translation>Writer 及其所含各部分的许可证：</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Snapshots…</source>
        <translation>快照…</translation>
    </message>
    <message>
        <source>Delete all snapshots…</source>
        <translation>删除全部快照…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Go to line…</source>
        <translation>转到行…</translation>
    </message>
    <message>
        <source>Go to heading…</source>
        <translation>转到标题…</translation>
    </message>
    <message>
        <source>Check English spelling</source>
        <translation>检查英文拼写</translation>
    </message>
    <message>
        <source>Add to dictionary</source>
        <translation>添加到词典</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>润色</translation>
    </message>
    <message>
        <source>Polish in three versions</source>
        <translation>润色出三个版本</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>扩写</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>生成标题</translation>
    </message>
    <message>
        <source>Describe your change…</source>
        <translation>按要求修改…</translation>
    </message>
    <message>
        <source>New task…</source>
        <translation>新建任务…</translation>
    </message>
    <message>
        <source>Open the tasks folder</source>
        <translation>打开任务文件夹</translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation>停止并放弃</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>替换原文</translation>
    </message>
    <message>
        <source>Insert below</source>
        <translation>插入到下方</translation>
    </message>
    <message>
        <source>Accept all blocks without findings</source>
        <translation>接受所有没有提示的段落</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>换一版</translation>
    </message>
    <message>
        <source>Continue what was stopped</source>
        <translation>继续已停止的任务</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>下一版</translation>
    </message>
    <message>
        <source>To the review and back</source>
        <translation>在审阅与正文间切换</translation>
    </message>
    <message>
        <source>Choose a model file…</source>
        <translation>选择模型文件…</translation>
    </message>
    <message>
        <source>Keep this name or term</source>
        <translation>加入专名表</translation>
    </message>
    <message>
        <source>Open the glossary</source>
        <translation>打开专名表</translation>
    </message>
    <message>
        <source>Hint at words to think twice about</source>
        <translation>用语提示</translation>
    </message>
    <message>
        <source>Open the folder of word lists</source>
        <translation>打开词表文件夹</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Single line breaks in Chinese text</source>
        <translation>中文单换行即换行</translation>
    </message>
    <message>
        <source>Focus mode</source>
        <translation>专注模式</translation>
    </message>
    <message>
        <source>Typewriter scrolling</source>
        <translation>打字机滚动</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Open the themes folder</source>
        <translation>打开主题文件夹</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>About Writer</source>
        <translation>关于 Writer</translation>
    </message>
    <message>
        <source>Free the GPU</source>
        <translation>释放显存</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>{name} ({keys})</source>
        <translation>{name}（{keys}）</translation>
    </message>
</context>
<context>
    <name>ActivityWindow</name>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>What the model was asked. The list has names of tasks and files, never text, and stays on this computer.</source>
        <translation>下面是让模型做过的事。列表只有任务名和文件名，从不包含正文，并且只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>段数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What the model was asked</source>
        <translation>让模型做过的事</translation>
    </message>
    <message>
        <source>Keep this list</source>
        <translation>保留这份记录</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Internet connections since Writer was started: {count}</source>
        <translation>Writer 启动以来的互联网连接：{count}</translation>
    </message>
    <message>
        <source>You started these: {places}.</source>
        <translation>由你发起：{places}。</translation>
    </message>
    <message>
        <source>The system knows of none that is open now.</source>
        <translation>据系统所知，目前没有打开的连接。</translation>
    </message>
    <message numerus="yes">
        <source>%n is(are) open now.</source>
        <translation>
            <numerusform>目前打开 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{count}, {kept} kept</source>
        <translation>{count}，保留原文 {kept}</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>保留原文</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>What shall I write?</source>
        <translation>写什么？</translation>
    </message>
    <message>
        <source>For example: a notice that the office is closed on Friday</source>
        <translation>例如：一份周五停止办公的通知</translation>
    </message>
    <message>
        <source>Describe your change</source>
        <translation>按要求修改</translation>
    </message>
    <message>
        <source>For example: make it friendlier, and address the reader directly</source>
        <translation>例如：语气再亲切一些，直接对读者说话</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>“{name}” is under review: decide on it, or discard it, first</source>
        <translation>“{name}”正在审阅：请先处理或放弃该审阅</translation>
    </message>
    <message>
        <source>No model is in memory</source>
        <translation>内存中没有模型</translation>
    </message>
    <message>
        <source>Nothing is under review</source>
        <translation>当前没有需要审阅的内容</translation>
    </message>
    <message>
        <source>There is no model yet: choose a model file first</source>
        <translation>还没有写作模型：请先选择模型文件</translation>
    </message>
    <message>
        <source>The model is loading: {percent} %</source>
        <translation>模型正在加载：{percent} %</translation>
    </message>
    <message>
        <source>The model could not be loaded: choose another file</source>
        <translation>模型加载失败：请另选一个文件</translation>
    </message>
    <message>
        <source>Select some text first, or go to a paragraph</source>
        <translation>请先选择文字，或把光标放在段落里</translation>
    </message>
</context>
<context>
    <name>BanWords</name>
    <message>
        <source>input methods are switched with it</source>
        <translation>输入法用它来切换</translation>
    </message>
    <message>
        <source>input methods change between simplified and traditional characters with it</source>
        <translation>输入法用它来切换简繁</translation>
    </message>
    <message>
        <source>keyboard layouts and input methods are chosen with it</source>
        <translation>系统用它来选择键盘布局和输入法</translation>
    </message>
    <message>
        <source>on many keyboards Ctrl+Alt is the AltGr key, which types characters</source>
        <translation>在许多键盘上 Ctrl+Alt 就是 AltGr 键，用来输入字符</translation>
    </message>
    <message>
        <source>Alt and the keypad type characters by their numbers</source>
        <translation>Alt 加小键盘数字用来按编号输入字符</translation>
    </message>
    <message>
        <source>programs for screenshots and graphics cards take it</source>
        <translation>截图软件和显卡软件占用它</translation>
    </message>
    <message>
        <source>the system takes it</source>
        <translation>系统占用它</translation>
    </message>
    <message>
        <source>it opens a menu</source>
        <translation>它用来打开菜单</translation>
    </message>
    <message>
        <source>it types, moves or selects in every text</source>
        <translation>它在文字中用来输入、移动或选择</translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message>
        <source>Removed: {text}</source>
        <translation>删除：{text}</translation>
    </message>
    <message>
        <source>Inserted: {text}</source>
        <translation>插入：{text}</translation>
    </message>
    <message>
        <source>Keep original</source>
        <translation>保留原文</translation>
    </message>
    <message>
        <source>Leave this place as it was (Delete)</source>
        <translation>此处保持原样（Delete）</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受此处</translation>
    </message>
    <message>
        <source>Accept this change and go on (Enter)</source>
        <translation>接受这处改动并继续（Enter）</translation>
    </message>
    <message>
        <source>Show unchanged</source>
        <translation>显示未改动</translation>
    </message>
    <message>
        <source>Show the blocks without changes as well</source>
        <translation>把没有改动的段落也显示出来</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>已保留原文</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
</context>
<context>
    <name>ChangeText</name>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>已保留原文</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>尚未处理</translation>
    </message>
    <message>
        <source>Block {number} of {total} · {status}</source>
        <translation>第 {number}/{total} 段 · {status}</translation>
    </message>
    <message>
        <source>Blocks not written yet: {count}</source>
        <translation>尚未处理的段落：{count}</translation>
    </message>
    <message>
        <source>Blocks unchanged: {count}</source>
        <translation>未改动的段落：{count}</translation>
    </message>
</context>
<context>
    <name>CodeHint</name>
    <message>
        <source>Four blanks at the beginning make code of lines here. Select them: “Turn indented code into prose”, in the menu Format, takes that back.</source>
        <translation>这里有些行首的四个空格会把它们变成代码。选中它们，用“格式”菜单中的“把缩进的代码变回正文”可以改回。</translation>
    </message>
    <message>
        <source>Four blanks at the beginning make this line code. “Turn indented code into prose”, in the menu Format, takes that back.</source>
        <translation>行首的四个空格会把这一行变成代码。用“格式”菜单中的“把缩进的代码变回正文”可以改回。</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>⋯ unchanged lines: {number}</source>
        <translation>⋯ 未改动的行：{number}</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Converting</name>
    <message>
        <source>You were typing: nothing was converted</source>
        <translation>你正在输入，未作转换</translation>
    </message>
    <message>
        <source>Nothing to convert</source>
        <translation>没有可转换的文字</translation>
    </message>
    <message>
        <source>Converted; Undo takes it back</source>
        <translation>已转换，可撤销</translation>
    </message>
</context>
<context>
    <name>CountTip</name>
    <message>
        <source>Document</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选中部分</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Characters with spaces</source>
        <translation>字符数（计空格）</translation>
    </message>
    <message>
        <source>Characters without spaces</source>
        <translation>字符数（不计空格）</translation>
    </message>
    <message>
        <source>Chinese characters alone</source>
        <translation>纯汉字数</translation>
    </message>
    <message>
        <source>Minutes to read</source>
        <translation>阅读分钟数</translation>
    </message>
    <message>
        <source>Minutes to say</source>
        <translation>朗读分钟数</translation>
    </message>
    <message>
        <source>{name}: {figure}</source>
        <translation>{name}：{figure}</translation>
    </message>
</context>
<context>
    <name>CpuOffer</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Try the graphics card again</source>
        <translation>再试一次显卡</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>The model runs on the processor, which is slower.</source>
        <translation>模型正在 CPU 上运行，速度较慢。</translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>Use the CPU this time</source>
        <translation>这次用 CPU</translation>
    </message>
    <message>
        <source>Try the GPU again</source>
        <translation>再试一次 GPU</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Load the model again</source>
        <translation>重新加载模型</translation>
    </message>
</context>
<context>
    <name>DiskOffer</name>
    <message>
        <source>“{name}” is not on the disk any more. Its text is still here.</source>
        <translation>“{name}”已不在磁盘上，文本仍在这里。</translation>
    </message>
    <message>
        <source>Another program has changed “{name}” on the disk.</source>
        <translation>另一个程序改动了磁盘上的“{name}”。</translation>
    </message>
    <message>
        <source>Your own changes are not saved.</source>
        <translation>你自己的改动尚未保存。</translation>
    </message>
    <message>
        <source>{sentence} {more}</source>
        <translation>{sentence}{more}</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Changes on the disk</source>
        <translation>磁盘上的改动</translation>
    </message>
    <message>
        <source>Struck out is what is in the window, underlined is what is on the disk.</source>
        <translation>删除线是窗口中的内容，下划线是磁盘上的内容。</translation>
    </message>
</context>
<context>
    <name>DownloadBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>立即使用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>{name} has been downloaded and checked.</source>
        <translation>{name} 已下载，校验无误。</translation>
    </message>
    <message>
        <source>The download of {name} is paused at {done} of {total}.</source>
        <translation>{name} 的下载已暂停：已有 {done}/{total}。</translation>
    </message>
    <message>
        <source>{name}: starting…</source>
        <translation>{name}：正在开始…</translation>
    </message>
</context>
<context>
    <name>Encodings</name>
    <message>
        <source>Reopen with encoding</source>
        <translation>以其他编码重新打开</translation>
    </message>
    <message>
        <source>Save with encoding</source>
        <translation>以其他编码保存</translation>
    </message>
    <message>
        <source>{encoding} with BOM</source>
        <translation>{encoding}（带 BOM）</translation>
    </message>
</context>
<context>
    <name>ExportActions</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation>网页（HTML）…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Word document…</source>
        <translation>Word 文档…</translation>
    </message>
    <message>
        <source>Word document as official document (GB/T 9704)…</source>
        <translation>Word 公文（GB/T 9704）…</translation>
    </message>
    <message>
        <source>Plain text…</source>
        <translation>纯文本…</translation>
    </message>
    <message>
        <source>Import from Word…</source>
        <translation>从 Word 导入…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>打印预览…</translation>
    </message>
    <message>
        <source>Copy as HTML</source>
        <translation>复制为 HTML</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>This is the document itself. Nothing was written. Choose another name.</source>
        <translation>这就是文档本身，没有写入任何内容。请换一个名称。</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message numerus="yes">
        <source>%n formula(s) of the Word document are not in the text.</source>
        <translation>
            <numerusform>Word 文档中的 %n 个公式没有放进文本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) cannot be found or read on this computer</source>
        <translation>
            <numerusform>这台电脑上找不到或无法读取的 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to {path}. Left out: {lost} ({names}).</source>
        <translation>已导出到 {path}。未能放入：{lost}（{names}）。</translation>
    </message>
</context>
<context>
    <name>FactsCopy</name>
    <message>
        <source>The facts are on the clipboard. Nothing of your text is in them.</source>
        <translation>本机信息已复制，其中没有你的任何文字。</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Font of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Use this font</source>
        <translation>使用此字体</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FileControl</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Move to the trash…</source>
        <translation>移到回收站…</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>共 {total} 处</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>In selection</source>
        <translation>选区内</translation>
    </message>
    <message>
        <source>Only in what was selected</source>
        <translation>只在选区内查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Accept the others</source>
        <translation>接受其余改动</translation>
    </message>
    <message>
        <source>Accept every change in blocks without findings</source>
        <translation>接受没有提示的段落中的所有改动</translation>
    </message>
    <message>
        <source>Blocks kept as they were: {count}</source>
        <translation>已保留原文：{count} 段</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>提示：{count} 条</translation>
    </message>
    <message>
        <source>In “{excerpt}”</source>
        <translation>位置：“{excerpt}”</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>In the review</source>
        <translation>审阅时</translation>
    </message>
    <message>
        <source>Accept this change; in a list of titles, take this one</source>
        <translation>接受此处改动；在标题列表中则采用这一个</translation>
    </message>
    <message>
        <source>Reject this change, keep the original</source>
        <translation>拒绝此处改动，保留原文</translation>
    </message>
    <message>
        <source>Up and down the changes or titles</source>
        <translation>在改动或标题之间上下移动</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>编辑时</translation>
    </message>
    <message>
        <source>Go on with a list or a quote; on an empty item, end it</source>
        <translation>续写列表或引用；在空的一项上则结束</translation>
    </message>
    <message>
        <source>A new line in the same item or paragraph</source>
        <translation>在同一项或同一段内换行</translation>
    </message>
    <message>
        <source>Indent an item; in a table, to the next cell</source>
        <translation>缩进列表项；在表格中到下一格</translation>
    </message>
    <message>
        <source>Outdent an item; in a table, to the cell before</source>
        <translation>减少缩进；在表格中到上一格</translation>
    </message>
    <message>
        <source>In a table, to the next row; in the last one, a new row</source>
        <translation>在表格中到下一行；在最后一行则新增一行</translation>
    </message>
    <message>
        <source>Before the text of an item, take its mark away</source>
        <translation>在列表项文字之前，去掉它的标记</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>到开头、到结尾</translation>
    </message>
    <message>
        <source>In fields for searching and for wishes</source>
        <translation>在查找和要求的输入框中</translation>
    </message>
    <message>
        <source>Next match; start what is written</source>
        <translation>下一处匹配；开始执行所写的要求</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处匹配</translation>
    </message>
    <message>
        <source>What was written there before, or the next one in the list</source>
        <translation>以前写过的内容，或列表中的上一个、下一个</translation>
    </message>
    <message>
        <source>Close the field and go back to the text</source>
        <translation>关闭输入框，回到正文</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>在文件夹中</translation>
    </message>
    <message>
        <source>Open the file, go to the place</source>
        <translation>打开文件，转到该处</translation>
    </message>
    <message>
        <source>Rename the file</source>
        <translation>重命名文件</translation>
    </message>
    <message>
        <source>Move it up or down the order</source>
        <translation>在顺序中上移或下移</translation>
    </message>
    <message>
        <source>Move it to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Go back to the text</source>
        <translation>回到正文</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>To the next control, to the one before</source>
        <translation>到下一个、上一个按钮或输入框</translation>
    </message>
    <message>
        <source>What can be done here: the context menu</source>
        <translation>此处可以做什么：右键菜单</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>关闭对话框</translation>
    </message>
</context>
<context>
    <name>FolderActions</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>New file in the folder</source>
        <translation>在文件夹中新建文件</translation>
    </message>
    <message>
        <source>Find in the folder…</source>
        <translation>在文件夹中查找…</translation>
    </message>
    <message>
        <source>Next place in the folder</source>
        <translation>文件夹中的下一处</translation>
    </message>
    <message>
        <source>Previous place in the folder</source>
        <translation>文件夹中的上一处</translation>
    </message>
</context>
<context>
    <name>FolderFinding</name>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>The text has changed since the search.</source>
        <translation>查找之后文本已有改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{places} in {files}</source>
        <translation>{files}，{places}</translation>
    </message>
    <message>
        <source>Not found in this folder.</source>
        <translation>此文件夹中没有找到。</translation>
    </message>
    <message>
        <source>More than {found}. Only these are shown.</source>
        <translation>超过 {found}，只列出这些。</translation>
    </message>
    <message>
        <source>The folder has more files. They were not searched.</source>
        <translation>文件夹里还有更多文件，未在其中查找。</translation>
    </message>
    <message>
        <source>The expression takes too long on {files}: make it more exact.</source>
        <translation>此表达式在 {files}上用时太长，请写得更精确。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>有 %Ln 个文件无法读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderLengths</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 词</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}  ·  {length}</source>
        <translation>{files}  ·  {length}</translation>
    </message>
</context>
<context>
    <name>FolderPane</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>There are no texts in this folder yet.</source>
        <translation>此文件夹里还没有文稿。</translation>
    </message>
    <message>
        <source>Open the folder of a manuscript, and its files will stand here.</source>
        <translation>打开书稿所在的文件夹，其中的文件会列在这里。</translation>
    </message>
    <message>
        <source>Files of the folder</source>
        <translation>文件夹中的文件</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
</context>
<context>
    <name>FolderQuestions</name>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Move “{name}” to the trash?</source>
        <translation>把“{name}”移到回收站吗？</translation>
    </message>
    <message>
        <source>It is open, and its unsaved changes will be lost.</source>
        <translation>它正打开着，未保存的更改会丢失。</translation>
    </message>
    <message>
        <source>&amp;Move to the trash</source>
        <translation>移到回收站(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Replace in the folder</source>
        <translation>在文件夹中替换</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace “{words}” with “{new}”? {places} in {files}.</source>
        <translation>把“{words}”替换为“{new}”吗？共 {files}，{places}。</translation>
    </message>
    <message>
        <source>Delete “{words}”? {places} in {files}.</source>
        <translation>删除“{words}”吗？共 {files}，{places}。</translation>
    </message>
    <message>
        <source>A snapshot of each file is taken before. Either all files are changed or none.</source>
        <translation>替换前会为每个文件保留快照。要么全部替换，要么一个都不改。</translation>
    </message>
    <message>
        <source>Open documents are changed in the window and not saved yet.</source>
        <translation>已打开的文档在窗口中修改，暂不保存。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read and will stay.</source>
        <translation>
            <numerusform>有 %Ln 个文件无法读取，保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files and how many places in each</source>
        <translation>文件及各自的处数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>处数</translation>
    </message>
    <message>
        <source>&amp;Replace all</source>
        <translation>全部替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>FolderReplacing</name>
    <message>
        <source>Nothing to replace.</source>
        <translation>没有可替换的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Replaced {places} in {files}.</source>
        <translation>已替换 {files}中的 {places}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open document(s) were changed meanwhile and left alone.</source>
        <translation>
            <numerusform>有 %Ln 个打开的文档其间有改动，未替换。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderSide</name>
    <message>
        <source>Open a folder first</source>
        <translation>请先打开一个文件夹</translation>
    </message>
</context>
<context>
    <name>Folding</name>
    <message>
        <source>There is no heading above to fold</source>
        <translation>上方没有可折叠的标题</translation>
    </message>
    <message>
        <source>There is nothing below this heading to fold</source>
        <translation>这个标题下没有可折叠的内容</translation>
    </message>
    <message>
        <source>There is no section to fold</source>
        <translation>没有可折叠的章节</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Try again</source>
        <translation>换一版</translation>
    </message>
    <message>
        <source>Write another version</source>
        <translation>再写一版</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Leave the text as it is</source>
        <translation>原文不作改动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止写作</translation>
    </message>
    <message>
        <source>Refine further…</source>
        <translation>继续调整…</translation>
    </message>
    <message>
        <source>Refine the result</source>
        <translation>调整结果</translation>
    </message>
    <message>
        <source>Insert as heading</source>
        <translation>插入为标题</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the title (Ctrl+C)</source>
        <translation>复制标题（Ctrl+C）</translation>
    </message>
    <message>
        <source>Add this below</source>
        <translation>把这段文字加在下方</translation>
    </message>
    <message>
        <source>Copy all of this text</source>
        <translation>复制这段文字的全部内容</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换原文</translation>
    </message>
    <message>
        <source>Apply every change that is not rejected</source>
        <translation>应用所有未被拒绝的改动</translation>
    </message>
    <message>
        <source>Insert below</source>
        <translation>插入到下方</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Write the blocks that are left</source>
        <translation>继续处理剩下的段落</translation>
    </message>
    <message>
        <source>Keep the original and add this below</source>
        <translation>保留原文，把结果加在下方</translation>
    </message>
</context>
<context>
    <name>FormatActions</name>
    <message>
        <source>Indent first lines</source>
        <translation>首行缩进</translation>
    </message>
    <message>
        <source>Heading {level}</source>
        <translation>{level} 级标题</translation>
    </message>
    <message>
        <source>Body text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>删除线</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>无序列表</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>有序列表</translation>
    </message>
    <message>
        <source>Task list</source>
        <translation>任务列表</translation>
    </message>
    <message>
        <source>Tick or untick the task</source>
        <translation>勾选或取消勾选任务</translation>
    </message>
    <message>
        <source>Code block</source>
        <translation>代码块</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Align the table</source>
        <translation>对齐表格</translation>
    </message>
    <message>
        <source>Dividing line</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>Renumber the list</source>
        <translation>重新编号</translation>
    </message>
    <message>
        <source>Space Chinese and Latin apart</source>
        <translation>中西文之间加空格（盘古之白）</translation>
    </message>
    <message>
        <source>Turn indented code into prose</source>
        <translation>把缩进的代码变回正文</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>粘贴为纯文本</translation>
    </message>
    <message>
        <source>Move lines up</source>
        <translation>上移行</translation>
    </message>
    <message>
        <source>Move lines down</source>
        <translation>下移行</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复行或选中内容</translation>
    </message>
    <message>
        <source>Join lines</source>
        <translation>合并行</translation>
    </message>
</context>
<context>
    <name>FormatMenu</name>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题级别</translation>
    </message>
</context>
<context>
    <name>GoToBar</name>
    <message>
        <source>now in {line} of {count}</source>
        <translation>现在第 {line} 行，共 {count} 行</translation>
    </message>
    <message>
        <source>No heading like this</source>
        <translation>没有这样的标题</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>没有标题</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Go to heading</source>
        <translation>转到标题</translation>
    </message>
    <message>
        <source>A number, or +10 and -10 from here</source>
        <translation>行号，或从此处 +10、-10</translation>
    </message>
    <message>
        <source>Some letters of the heading</source>
        <translation>标题中的几个字</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>GoalLabel</name>
    <message>
        <source>today {written} of {goal} words</source>
        <translation>今日 {written} / {goal} 字</translation>
    </message>
</context>
<context>
    <name>GoalMenu</name>
    <message>
        <source>{count} words</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不设</translation>
    </message>
    <message>
        <source>Daily goal</source>
        <translation>每日目标</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Proofread</source>
        <translation>只改错</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Deep</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Run again at this strength</source>
        <translation>按这个力度重新润色</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>下一版</translation>
    </message>
</context>
<context>
    <name>HelpActions</name>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>How Writer works…</source>
        <translation>Writer 怎样工作…</translation>
    </message>
    <message>
        <source>Open the welcome document</source>
        <translation>打开入门文档</translation>
    </message>
    <message>
        <source>Activity…</source>
        <translation>活动记录…</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>HowWindow</name>
    <message>
        <source>How Writer works</source>
        <translation>Writer 怎样工作</translation>
    </message>
</context>
<context>
    <name>InfoBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Every 30 seconds</source>
        <translation>每 30 秒</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Save automatically</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>Every {number} minutes</source>
        <translation>每 {number} 分钟</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Find by keys</source>
        <translation>按快捷键查找</translation>
    </message>
    <message>
        <source>Press keys to find their command</source>
        <translation>按下快捷键，查找对应的命令</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Use them here instead</source>
        <translation>改用于此</translation>
    </message>
    <message>
        <source>Reset all keys…</source>
        <translation>重置所有快捷键…</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>{keys} belongs to “{command}”</source>
        <translation>{keys} 已用于“{command}”</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>选择一个命令，即可更改它的快捷键。</translation>
    </message>
    <message>
        <source>New keys for “{command}”</source>
        <translation>“{command}”的新快捷键</translation>
    </message>
    <message>
        <source>{keys} cannot be used: {reason}.</source>
        <translation>{keys} 不能使用：{reason}。</translation>
    </message>
    <message>
        <source>{keys} belongs to “{command}”.</source>
        <translation>{keys} 已用于“{command}”。</translation>
    </message>
    <message>
        <source>No command has {keys}.</source>
        <translation>没有命令使用 {keys}。</translation>
    </message>
</context>
<context>
    <name>KeysWindow</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Some letters of a command or a key</source>
        <translation>输入命令名称或按键</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>查找快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Keys of Writer</source>
        <translation>Writer 快捷键</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Writing</source>
        <translation>智能写作(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Names and wording</source>
        <translation>专名与用语</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>智能写作</translation>
    </message>
    <message>
        <source>Polish strength</source>
        <translation>润色力度</translation>
    </message>
    <message>
        <source>Proofread only</source>
        <translation>只改错</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>strength</comment>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Deep</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Expand to</source>
        <translation>扩写倍数</translation>
    </message>
    <message>
        <source>Title style</source>
        <translation>标题风格</translation>
    </message>
    <message>
        <source>As the text suggests</source>
        <translation>随文而定</translation>
    </message>
    <message>
        <source>Official document</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>News</source>
        <translation>新闻</translation>
    </message>
    <message>
        <source>Literary</source>
        <translation>文艺</translation>
    </message>
    <message>
        <source>Web novel</source>
        <translation>网文</translation>
    </message>
    <message>
        <source>English headline</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>Genre of this document</source>
        <translation>本文文体</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Fiction</source>
        <translation>小说</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>讲话/演讲稿</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程数</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Free it when idle</source>
        <translation>空闲时释放内存</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>ModelDeeds</name>
    <message>
        <source>Where should the model be kept?</source>
        <translation>把模型放到哪里？</translation>
    </message>
    <message>
        <source>Remove {name} from this computer? That frees {size}.</source>
        <translation>从这台电脑删除“{name}”？可腾出 {size}。</translation>
    </message>
    <message>
        <source>The file is deleted, not put into the bin.</source>
        <translation>文件会直接删除，不进回收站。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <source>Model files (*.gguf)</source>
        <translation>模型文件 (*.gguf)</translation>
    </message>
    <message>
        <source>Add a folder to look in</source>
        <translation>添加要查找的文件夹</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>can be downloaded</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>{name} (recommended)</source>
        <translation>{name}（推荐）</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name}（使用中）</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ModelSupply</name>
    <message>
        <source>Choose the model file on the stick</source>
        <translation>选择 U 盘里的模型文件</translation>
    </message>
    <message>
        <source>Model files (*.gguf)</source>
        <translation>模型文件 (*.gguf)</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>Download speed limit</source>
        <translation>下载限速</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Choose a model file…</source>
        <translation>选择已有的模型文件…</translation>
    </message>
    <message>
        <source>Add a folder to look in…</source>
        <translation>添加要查找的文件夹…</translation>
    </message>
    <message>
        <source>From a USB stick…</source>
        <translation>从 U 盘导入…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look for newer versions</source>
        <translation>查看新版本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This computer has too little memory for it.</source>
        <translation>这台电脑的内存放不下它。</translation>
    </message>
    <message>
        <source>Stop listing it</source>
        <translation>不再列出</translation>
    </message>
    <message>
        <source>One download at a time: another one is running.</source>
        <translation>一次只能下载一个，现在有一个正在下载。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>There is nothing newer.</source>
        <translation>没有更新的版本。</translation>
    </message>
    <message>
        <source>New, with the next version of Writer: {names}.</source>
        <translation>新模型（随下一版 Writer 提供）：{names}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No longer recommended: {names}.</source>
        <translation>不再推荐：{names}。</translation>
    </message>
</context>
<context>
    <name>MoreMenus</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Copy the facts about this machine</source>
        <translation>复制本机信息</translation>
    </message>
    <message>
        <source>On battery or beside a full-screen program</source>
        <translation>用电池或有全屏程序时</translation>
    </message>
    <message>
        <source>After {minutes} minutes</source>
        <translation>{minutes} 分钟后</translation>
    </message>
    <message>
        <source>As at other times</source>
        <translation>与平时相同</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>The headings of the text will stand here.</source>
        <translation>文中的标题会显示在这里。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Not possible at the moment</source>
        <translation>现在不可用</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>Nothing is called like this</source>
        <translation>没有找到</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln 项结果</numerusform>
        </translation>
    </message>
    <message>
        <source>A command, a setting or a file: some letters, English, Chinese or pinyin</source>
        <translation>命令、设置或文件：输入几个字母、汉字或拼音</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Personal</name>
    <message>
        <source>The settings could not be read. Writer begins with those it comes with; the old file is kept as {path}.</source>
        <translation>无法读取设置，Writer 将使用默认设置；原文件保留为 {path}。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search all preferences</source>
        <translation>搜索所有首选项</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Nothing is called like this</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Reset everything…</source>
        <translation>全部重置…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>按下快捷键</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
</context>
<context>
    <name>QueryFields</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is the first group and $0 the whole match.</source>
        <translation>在正则表达式中，$1 是第一个分组，$0 是整个匹配。</translation>
    </message>
    <message>
        <source>Heed capital and small letters</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>全词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>保存对“{name}”的修改吗？</translation>
    </message>
    <message>
        <source>They are lost if you do not save them.</source>
        <translation>如果不保存，修改会丢失。</translation>
    </message>
    <message>
        <source>Another program has changed “{name}” since it was opened.</source>
        <translation>“{name}”打开之后被其他程序改过。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Do not save</source>
        <translation>不保存(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the changes to %n document(s)?</source>
        <translation>
            <numerusform>保存对 %n 个文档的修改吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>全部保存(&amp;S)</translation>
    </message>
    <message>
        <source>Overwriting loses those changes, and reloading loses yours.</source>
        <translation>覆盖会丢失那些改动，重新载入会丢失这里的修改。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新载入(&amp;R)</translation>
    </message>
    <message>
        <source>Reset all preferences, also the keys?</source>
        <translation>把所有首选项（包括快捷键）恢复为最初的样子吗？</translation>
    </message>
    <message>
        <source>Your documents, models and tasks stay as they are.</source>
        <translation>文档、模型和任务不受影响。</translation>
    </message>
    <message>
        <source>Reset the keys of all commands?</source>
        <translation>要重置所有命令的快捷键吗？</translation>
    </message>
    <message>
        <source>The keys that you chose are forgotten.</source>
        <translation>你自定义的快捷键将被清除。</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Delete the snapshots of all documents?</source>
        <translation>删除所有文档的快照吗？</translation>
    </message>
    <message>
        <source>The documents themselves stay as they are.</source>
        <translation>文档本身保持不变。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save the document before the image is put in?</source>
        <translation>插入图片之前要先保存文档吗？</translation>
    </message>
    <message>
        <source>The image is kept in a folder beside it, and this document has no place yet.</source>
        <translation>图片会存放在文档旁边的文件夹里，而这篇文档还没有保存过。</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>PDF documents</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Word documents</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import from Word</source>
        <translation>从 Word 导入</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>Recovered text: “{name}” has changes from {time} that were not saved.</source>
        <translation>找回了“{name}”在 {time} 尚未保存的改动。</translation>
    </message>
    <message>
        <source>Recovered text: “{beginning}”, from {time}, was never saved.</source>
        <translation>找回了 {time} 从未保存过的文字：“{beginning}”。</translation>
    </message>
    <message>
        <source>Others after this one: {number}.</source>
        <translation>另外还有 {number} 份。</translation>
    </message>
    <message>
        <source>{sentence} {more}</source>
        <translation>{sentence}{more}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Recovered text</source>
        <translation>找回的文字</translation>
    </message>
    <message>
        <source>Struck out is what is on the disk, underlined is what was recovered.</source>
        <translation>删除线是磁盘上的内容，下划线是找回的内容。</translation>
    </message>
</context>
<context>
    <name>RemarkWords</name>
    <message>
        <source>Original kept</source>
        <translation>已保留原文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>{sign}: {sentence}</source>
        <translation>{sign}：{sentence}</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待核实</translation>
    </message>
</context>
<context>
    <name>ReviewBody</name>
    <message>
        <source>What is being written</source>
        <translation>正在写的内容</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>对比审阅</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Find in “{folder}”</source>
        <translation>在“{folder}”中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace all…</source>
        <translation>全部替换…</translation>
    </message>
    <message>
        <source>Places in the folder</source>
        <translation>文件夹中找到的地方</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>from the end</source>
        <translation>从末尾继续</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>从开头继续</translation>
    </message>
    <message>
        <source>Select some text first</source>
        <translation>请先选择文字</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>已替换 {count} 处</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>重置“{setting}”</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Model and tasks</source>
        <translation>模型与任务</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Counts and goal</source>
        <translation>字数与目标</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of menus and messages. What you write may be in any language.</source>
        <translation>菜单和提示所用的语言；写作不限语言。</translation>
    </message>
    <message>
        <source>Save automatically</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>For documents that have a file. Text without one is kept in any case, also when the power fails.</source>
        <translation>只对已存成文件的文档。还没有存成文件的文字另有保管，断电也不会丢。</translation>
    </message>
    <message>
        <source>Keep a list of what the model was asked</source>
        <translation>记录模型做过什么</translation>
    </message>
    <message>
        <source>Names of tasks and documents only, never text, on this computer only.</source>
        <translation>只记任务和文档的名称，不记文字，且只存在本机。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the window, of the text and of the review.</source>
        <translation>窗口、正文和审阅的颜色。</translation>
    </message>
    <message>
        <source>Single line breaks in Chinese text</source>
        <translation>中文单换行即换行</translation>
    </message>
    <message>
        <source>The preview begins a new line wherever the text does.</source>
        <translation>原文在哪里换行，预览就在哪里换行。</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>正文字号</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>In Latin letters; a Chinese character is about two wide.</source>
        <translation>按西文字符计；一个汉字约占两个。</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> 字符</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>As a multiple of the size of the text.</source>
        <translation>按字号的倍数计。</translation>
    </message>
    <message>
        <source>Indent first lines</source>
        <translation>首行缩进</translation>
    </message>
    <message>
        <source>Paragraphs are shown two characters in; the text itself stays as it is.</source>
        <translation>段首显示时空两字；文字本身不变。</translation>
    </message>
    <message>
        <source>Check English spelling</source>
        <translation>检查英文拼写</translation>
    </message>
    <message>
        <source>Code, links and Chinese text are left alone.</source>
        <translation>不检查代码、链接和中文。</translation>
    </message>
    <message>
        <source>Focus mode</source>
        <translation>专注模式</translation>
    </message>
    <message>
        <source>All is dimmed but what you are writing.</source>
        <translation>只突出正在写的部分，其余变淡。</translation>
    </message>
    <message>
        <source>Focus on</source>
        <translation>专注于</translation>
    </message>
    <message>
        <source>What stays bright in focus mode.</source>
        <translation>专注模式中突出的范围。</translation>
    </message>
    <message>
        <source>Typewriter scrolling</source>
        <translation>打字机滚动</translation>
    </message>
    <message>
        <source>The line that you write stays in the middle of the window.</source>
        <translation>正在写的一行始终在窗口中间。</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>What polishes and expands, on this computer only.</source>
        <translation>润色和扩写由它完成，只在本机运行。</translation>
    </message>
    <message>
        <source>The best one that is there</source>
        <translation>已有模型中最好的</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程数</translation>
    </message>
    <message>
        <source>For the part of the model that runs on the processor.</source>
        <translation>模型在处理器上运行的部分所用的线程。</translation>
    </message>
    <message>
        <source>Free the memory when idle</source>
        <translation>空闲时释放内存</translation>
    </message>
    <message>
        <source>The model is loaded again with the next task.</source>
        <translation>下次使用时会重新加载模型。</translation>
    </message>
    <message>
        <source>On battery or beside a full-screen program</source>
        <translation>用电池或有全屏程序时</translation>
    </message>
    <message>
        <source>The memory is freed sooner then.</source>
        <translation>此时更早释放内存。</translation>
    </message>
    <message>
        <source>Polish strength</source>
        <translation>润色力度</translation>
    </message>
    <message>
        <source>What Polish begins with; each run may differ.</source>
        <translation>润色默认的力度，每次都可另选。</translation>
    </message>
    <message>
        <source>Expand to</source>
        <translation>扩写倍数</translation>
    </message>
    <message>
        <source>The length, as a multiple of the passage.</source>
        <translation>按选段长度的倍数计。</translation>
    </message>
    <message>
        <source>Title style</source>
        <translation>标题风格</translation>
    </message>
    <message>
        <source>Titles to choose from</source>
        <translation>候选标题数</translation>
    </message>
    <message>
        <source>Hint at words to think twice about</source>
        <translation>用语提示</translation>
    </message>
    <message>
        <source>Words of a list that an answer brings in are marked in the review.</source>
        <translation>改稿中新出现的词表用词会在审阅中标出。</translation>
    </message>
    <message>
        <source> characters a minute</source>
        <translation> 字/分钟</translation>
    </message>
    <message>
        <source> words a minute</source>
        <translation> 词/分钟</translation>
    </message>
    <message>
        <source>Daily goal</source>
        <translation>每日目标</translation>
    </message>
    <message>
        <source>How much you wrote today is shown below the text.</source>
        <translation>今天写了多少显示在窗口下方。</translation>
    </message>
    <message>
        <source> words</source>
        <translation> 字</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不设</translation>
    </message>
    <message>
        <source>Reading speed, Chinese</source>
        <translation>阅读速度（中文）</translation>
    </message>
    <message>
        <source>Reading speed, English</source>
        <translation>阅读速度（英文）</translation>
    </message>
    <message>
        <source>Speaking speed, Chinese</source>
        <translation>朗读速度（中文）</translation>
    </message>
    <message>
        <source>Speaking speed, English</source>
        <translation>朗读速度（英文）</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Untitled {number}</source>
        <translation>未命名 {number}</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>{name}[*] - Writer</source>
        <translation>{name}[*] - Writer</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of the last session cannot be found any more</source>
        <translation>
            <numerusform>上次打开的文档有 %n 个已找不到</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: {names}.</source>
        <translation>{what}：{names}。</translation>
    </message>
</context>
<context>
    <name>SlowOffer</name>
    <message>
        <source>Use less GPU memory</source>
        <translation>少用一些显存</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用管</translation>
    </message>
    <message>
        <source>{card} writes far slower than it can: {speed} tokens a second.</source>
        <translation>{card} 远没有达到应有的速度：每秒 {speed} 词元。</translation>
    </message>
    <message>
        <source>At least {least} was expected.</source>
        <translation>预计至少应有 {least}。</translation>
    </message>
    <message>
        <source>The card's memory is probably full.</source>
        <translation>很可能是显存不够，有一部分落到了内存里。</translation>
    </message>
</context>
<context>
    <name>SnapshotWindow</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>恢复到这一版</translation>
    </message>
    <message>
        <source>Delete all snapshots of this document</source>
        <translation>删除本文档的全部快照</translation>
    </message>
    <message>
        <source>Snapshots of “{name}”</source>
        <translation>“{name}”的快照</translation>
    </message>
    <message>
        <source>There are no snapshots of this document yet. One is taken when you save, and before a rewrite enters the text.</source>
        <translation>本文档还没有快照。保存时，以及改写进入文本之前，会自动留存一份。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存时</translation>
    </message>
    <message>
        <source>before a rewrite</source>
        <translation>改写之前</translation>
    </message>
    <message>
        <source>before going back</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>before reloading</source>
        <translation>重新载入之前</translation>
    </message>
    <message>
        <source>before replacing in the folder</source>
        <translation>在文件夹中替换之前</translation>
    </message>
    <message>
        <source>{time}
{occasion} · {length}</source>
        <translation>{time}
{occasion} · {length}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>No suggestion</source>
        <translation>没有建议</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>It is on the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Loading the model: {percent} %</source>
        <translation>正在加载模型：{percent} %</translation>
    </message>
    <message>
        <source>Reading: {percent} %</source>
        <translation>正在阅读：{percent} %</translation>
    </message>
    <message>
        <source>Writing: {number}/{total}</source>
        <translation>正在写：{number}/{total}</translation>
    </message>
    <message>
        <source>{speed} tokens/s</source>
        <translation>{speed} 词元/秒</translation>
    </message>
    <message>
        <source>first token after {seconds} s</source>
        <translation>首字 {seconds} 秒</translation>
    </message>
    <message>
        <source>{words}, {characters}</source>
        <translation>{words}，{characters}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>{part} of {words}, {piece} of {characters}</source>
        <translation>已选 {part}/{words}，{piece}/{characters}</translation>
    </message>
    <message>
        <source>{minutes} min to say</source>
        <translation>朗读约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>{name} could not be loaded</source>
        <translation>无法加载 {name}</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU freed</source>
        <translation>显存已释放</translation>
    </message>
    <message>
        <source>memory freed</source>
        <translation>内存已释放</translation>
    </message>
    <message>
        <source>The model takes no memory now. The next task loads it again.</source>
        <translation>模型当前不占用内存，下次执行任务时会重新加载。</translation>
    </message>
</context>
<context>
    <name>StickDialog</name>
    <message>
        <source>A model from a USB stick</source>
        <translation>从 U 盘导入模型</translation>
    </message>
    <message>
        <source>On a computer with a network, fetch the file at this address and put it on the stick. Then choose it here: Writer checks every byte of it, and copies it.</source>
        <translation>在能上网的电脑上，用下面的地址下载文件，放到 U 盘里，再到这里选择它。Writer 会逐字节校验，然后复制进来。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>下载地址</translation>
    </message>
    <message>
        <source>SHA-256 checksum</source>
        <translation>SHA-256 校验值</translation>
    </message>
    <message>
        <source>A stick in the format FAT32 cannot hold a file of more than 4 GB, and this one has {size}. Use one in the format exFAT or NTFS. Formatting a stick erases everything on it: copy what you need first.</source>
        <translation>FAT32 格式的 U 盘放不下超过 4 GB 的文件，而这个文件有 {size}。请用 exFAT 或 NTFS 格式的 U 盘。格式化会清空 U 盘，请先备份里面的文件。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>复制：{what}</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TabActions</name>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他文档</translation>
    </message>
    <message>
        <source>Reopen what was closed</source>
        <translation>重新打开刚关闭的文档</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>下一个文档</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>上一个文档</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>{name}, not saved</source>
        <translation>{name}，未保存</translation>
    </message>
    <message>
        <source>Close “{name}”</source>
        <translation>关闭“{name}”</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>No other document is open</source>
        <translation>没有打开其他文档</translation>
    </message>
    <message>
        <source>The document was never saved</source>
        <translation>文档还没有保存过</translation>
    </message>
    <message>
        <source>Nothing was closed</source>
        <translation>没有关闭过文档</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>全部都已保存</translation>
    </message>
</context>
<context>
    <name>TaskCommands</name>
    <message>
        <source>Draft</source>
        <translation>起草</translation>
    </message>
</context>
<context>
    <name>TasksFolder</name>
    <message>
        <source>There are {count} more.</source>
        <translation>另外还有 {count} 处。</translation>
    </message>
    <message>
        <source>The task “{task}” asks for {keys}, but that is the shortcut of “{holder}”.</source>
        <translation>任务“{task}”要用快捷键 {keys}，但它已属于“{holder}”。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Select one name or term of at most {length} characters.</source>
        <translation>请选中一个名称或术语，最多 {length} 个字符。</translation>
    </message>
    <message>
        <source>“{term}” is in {name} now and stays as it is.</source>
        <translation>“{term}”已加入 {name}，今后原样保留。</translation>
    </message>
    <message>
        <source>“{term}” was in {name} already.</source>
        <translation>{name} 中已有“{term}”。</translation>
    </message>
    <message>
        <source>Names and terms that must not change, one on each line.</source>
        <translation>不能改动的名称和术语，每行一个。</translation>
    </message>
</context>
<context>
    <name>TextActions</name>
    <message>
        <source>Simplified and traditional</source>
        <translation>简繁转换</translation>
    </message>
    <message>
        <source>To simplified Chinese</source>
        <translation>转为简体</translation>
    </message>
    <message>
        <source>To simplified Chinese, with mainland words</source>
        <translation>转为简体（大陆用词）</translation>
    </message>
    <message>
        <source>To traditional Chinese</source>
        <translation>转为繁体</translation>
    </message>
    <message>
        <source>To traditional Chinese, with Taiwan words</source>
        <translation>转为繁体（台湾用词）</translation>
    </message>
    <message>
        <source>To traditional Chinese, Hong Kong forms</source>
        <translation>转为繁体（香港字形）</translation>
    </message>
    <message>
        <source>Fold or unfold the section</source>
        <translation>折叠或展开本节</translation>
    </message>
    <message>
        <source>Fold all sections</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Unfold all sections</source>
        <translation>全部展开</translation>
    </message>
</context>
<context>
    <name>TextLooks</name>
    <message>
        <source>Another font…</source>
        <translation>其他字体…</translation>
    </message>
    <message>
        <source>Another font: {family}…</source>
        <translation>其他字体：{family}…</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Sans serif (黑体)</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif (宋体)</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>FangSong (仿宋)</source>
        <translation>仿宋</translation>
    </message>
    <message>
        <source>Kai (楷体)</source>
        <translation>楷体</translation>
    </message>
    <message>
        <source>No font of this kind is installed</source>
        <translation>没有安装这种字体</translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>{characters} characters</source>
        <translation>{characters} 个字符</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
</context>
<context>
    <name>TextTools</name>
    <message>
        <source>Focus on</source>
        <translation>专注于</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>一句</translation>
    </message>
    <message>
        <source>The paragraph</source>
        <translation>一段</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>There is no writing model yet, but you can start writing.</source>
        <translation>还没有写作模型，可以先写。</translation>
    </message>
    <message>
        <source>Polish, expand and titles need a language model, a file that works on this computer only: nothing you write leaves it.</source>
        <translation>润色、扩写和标题需要语言模型：一个只在这台电脑上工作的文件。你写的内容不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在查看这台电脑…</translation>
    </message>
    <message>
        <source>This computer: {facts}.</source>
        <translation>这台电脑：{facts}。</translation>
    </message>
    <message>
        <source>Its memory is too small for the models that Writer knows.</source>
        <translation>内存太小，Writer 推荐的模型都放不下。</translation>
    </message>
    <message>
        <source>It can run {name}. {purpose}</source>
        <translation>推荐：{name}。{purpose}</translation>
    </message>
    <message>
        <source>Downloading it takes about {minutes} min at 100 Mbit/s.</source>
        <translation>下载约需 {minutes} 分钟（按百兆宽带）。</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用“{name}”</translation>
    </message>
    <message>
        <source>{size}, already here: {origin}</source>
        <translation>{size}，已在这台电脑上：{origin}</translation>
    </message>
    <message>
        <source>{size}, already here: {origin}; of limited use</source>
        <translation>{size}，已在这台电脑上：{origin}；效果有限</translation>
    </message>
    <message>
        <source>Download the recommended model ({name}, {size})</source>
        <translation>下载推荐模型（{name}，{size}）</translation>
    </message>
    <message>
        <source>Choose a model file…</source>
        <translation>选择已有的模型文件…</translation>
    </message>
    <message>
        <source>From a USB stick…</source>
        <translation>从 U 盘导入…</translation>
    </message>
    <message>
        <source>Try the starter model first ({size}, of limited use)</source>
        <translation>先用体验模型（{size}，效果有限）</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>所有模型…</translation>
    </message>
    <message>
        <source>Write without one for now</source>
        <translation>先不用模型，直接写</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Titles: {count}</source>
        <translation>标题：{count} 个</translation>
    </message>
    <message>
        <source>The original has changed. Please run again.</source>
        <translation>原文已改动，请重新生成。</translation>
    </message>
    <message>
        <source>Stopped. Your text is unchanged.</source>
        <translation>已停止，文字没有改动。</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>还没有可审阅的内容</translation>
    </message>
    <message>
        <source>Select some text, then choose what to do with it.</source>
        <translation>选择一些文字，再选要做什么。</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Your text is unchanged.</source>
        <translation>文字没有改动。</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>The checks did not pass; the findings above say why.</source>
        <translation>检查没有通过，原因见上方提示。</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} blocks. The rest is as it was.</source>
        <translation>已停止，完成 {done}/{total} 段，其余保持原样。</translation>
    </message>
    <message>
        <source>Nothing was changed so far</source>
        <translation>目前没有改动</translation>
    </message>
    <message>
        <source>The rest of the text was not looked at yet.</source>
        <translation>其余部分还没有处理。</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>无需改动</translation>
    </message>
    <message>
        <source>The text came back exactly as it is.</source>
        <translation>结果与原文完全一致。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Loading the model… {percent} %</source>
        <translation>正在加载模型… {percent} %</translation>
    </message>
    <message>
        <source>Reading the text… {percent} %</source>
        <translation>正在阅读… {percent} %</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写…</translation>
    </message>
    <message>
        <source>Writing… block {number} of {total}</source>
        <translation>正在写… 第 {number} 段，共 {total} 段</translation>
    </message>
    <message>
        <source>Changes: {count}</source>
        <translation>改动：{count} 处</translation>
    </message>
    <message>
        <source>accepted: {count}</source>
        <translation>已接受 {count}</translation>
    </message>
    <message>
        <source>rejected: {count}</source>
        <translation>已拒绝 {count}</translation>
    </message>
    <message>
        <source>{speed} tokens/s</source>
        <translation>{speed} 词元/秒</translation>
    </message>
</context>
</TS>

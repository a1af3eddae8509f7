; Inno Setup 6: an installer for one person, without an administrator.
; `py packaging\build.py installer` runs it, with the version and the folder of the clone:
;   ISCC /DVersion=1.2.3 /DRoot=C:\clone packaging\windows\writer.iss
; What Chinese.isl does not say, Inno Setup's own English file says.

#ifndef Version
  #error Give the version: /DVersion=1.2.3
#endif
#ifndef Root
  #define Root "..\.."
#endif
#define Program "writer.exe"
#define ProgId "Writer.Document"

[Setup]
AppId={{5C0E5F0B-6B0A-4C57-9C0B-3D2F7B8F6E51}
AppName=Writer
AppVersion={#Version}
AppPublisher=The Writer developers
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Writer
DefaultGroupName=Writer
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Root}\dist
OutputBaseFilename=writer-{#Version}-setup
SetupIconFile={#Root}\build\package\icons\writer.ico
UninstallDisplayIcon={app}\{#Program}
LicenseFile={#Root}\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "zh"; MessagesFile: "compiler:Default.isl,Chinese.isl"

[CustomMessages]
en.OpenWith=Offer Writer in "Open with" for Markdown files (your default stays as it is)
zh.OpenWith=在 Markdown 文件的“打开方式”中列出 Writer（不改变您现有的默认程序）
en.MarkdownFile=Markdown file
zh.MarkdownFile=Markdown 文件
en.Description=Markdown editor with a language model inside
zh.Description=内置语言模型的 Markdown 编辑器
en.RemoveModels=Remove the models that Writer keeps as well?%n%n%1%n%nThey take several gigabytes and would have to be fetched again. Your documents, settings and drafts stay in any case.
zh.RemoveModels=是否同时删除 Writer 保存的模型？%n%n%1%n%n模型占用数 GB 空间，删除后需要重新下载。您的文档、设置和草稿无论如何都会保留。

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"

[InstallDelete]
; What an earlier version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\dist\writer\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Writer"; Filename: "{app}\{#Program}"; AppUserModelID: "io.github.writer.Writer"; Comment: "{cm:Description}"
Name: "{autodesktop}\Writer"; Filename: "{app}\{#Program}"; AppUserModelID: "io.github.writer.Writer"; Tasks: desktopicon

[Registry]
; Writer is one of the programs to open a file with. Which one is the default, the person says.
Root: HKCU; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueData: "{cm:MarkdownFile}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\{#ProgId}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\{#ProgId}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Writer"; Flags: uninsdeletekey; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".md"; ValueData: ""; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".markdown"; ValueData: ""; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""; Tasks: openwith

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Writer}"; Flags: nowait postinstall skipifsilent

[Code]
function ModelsFolder: String;
begin
  Result := ExpandConstant('{localappdata}\writer\models');
end;

{ Documents are never touched. Models are asked for, and stay when nobody is there to answer. }
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and not UninstallSilent and DirExists(ModelsFolder) then
    if MsgBox(FmtMessage(CustomMessage('RemoveModels'), [ModelsFolder]), mbConfirmation,
        MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(ModelsFolder, True, True, True);
end;

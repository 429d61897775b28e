#!/usr/bin/env bash
# Makes the files beside it: LibreOffice Calc (Debian: apt-get install --no-install-recommends libreoffice-calc), zstd, iconv.
set -euo pipefail
cd "$(dirname "$0")"
printf '%s\n' \
  'ID;Название;Описание;Дата публикации;Длительность;Просмотры' \
  '="9007199254740993";"Ну, погоди! «Каникулы»";"две' \
  'строки; точка с запятой";01.03.2024;1234,5;1500000' \
  '="0002";"Маша и ""Медведь""";;31.12.2023;0,25;12' \
  '="3";"=CONCATENATE(""Фик"";""сики"")";Ёжик;;61;' > source.csv
profile=$(mktemp -d)
mkdir "$profile/user"
cat > "$profile/user/registrymodifications.xcu" <<'XML'
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ru-RU</value></prop></item>
</oor:items>
XML
# Cells from Russian settings (1049), and back into Windows-1251 as they are shown.
soffice -env:UserInstallation="file://$profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" \
  --infilter="CSV:59,34,76,1,4/4,1049,false,true,false,false,false,-1,true" source.csv >/dev/null
soffice -env:UserInstallation="file://$profile" --headless --convert-to csv:"Text - txt - csv (StarCalc)":59,34,34,1,,1049,false,true,true source.xlsx >/dev/null
mv source.csv libreoffice-1251.csv
iconv -f windows-1251 -t koi8-r -c libreoffice-1251.csv > iconv-koi8-r.csv
iconv -f windows-1251 -t utf-16 libreoffice-1251.csv > iconv-utf-16.csv
iconv -f windows-1251 -t utf-16be libreoffice-1251.csv > iconv-utf-16be.csv
iconv -f windows-1251 -t utf-8 libreoffice-1251.csv | zstd -q -19 > checksum.csv.zst
iconv -f windows-1251 -t utf-8 libreoffice-1251.csv | zstd -q --no-check > no-checksum.csv.zst
cat checksum.csv.zst no-checksum.csv.zst > two-frames.csv.zst
gzip -nc libreoffice-1251.csv > libreoffice-1251.csv.gz
mv source.xlsx libreoffice.xlsx
rm -r "$profile"

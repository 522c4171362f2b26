import {type Mailbox, type MessageSource, pairsOf} from '../world/message.ts';
import {mix, pick} from '../world/random.ts';

type Sample = {readonly locale: string; readonly name: string; readonly local: string; readonly subject: string};

/** One sample a script: text that a screen has to draw without misplacing its columns. */
const SAMPLES: readonly [Sample, ...Sample[]] = [
	{locale: 'ar', name: 'ليلى حداد', local: 'ليلى', subject: 'فاتورتك رقم 42 جاهزة'},
	{locale: 'he', name: 'נועה לוי', local: 'נועה', subject: 'החשבונית שלך (PDF) מוכנה'},
	{locale: 'fa', name: 'آرش کریمی', local: 'آرش', subject: 'می‌خواهید ادامه دهید؟'},
	{locale: 'hi', name: 'प्रिया शर्मा', local: 'प्रिया', subject: 'आपका मासिक विवरण क्षत्रिय'},
	{locale: 'bn', name: 'অনিক রায়', local: 'অনিক', subject: 'আপনার রসিদ প্রস্তুত'},
	{locale: 'ta', name: 'மீனா குமார்', local: 'மீனா', subject: 'உங்கள் ரசீது தயார்'},
	{locale: 'th', name: 'สุดา ใจดี', local: 'สุดา', subject: 'ใบเสร็จของคุณพร้อมแล้ว'},
	{locale: 'km', name: 'សុខា ចាន់', local: 'សុខា', subject: 'វិក្កយបត្ររបស់អ្នក'},
	{locale: 'my', name: 'အောင်အောင်', local: 'အောင်', subject: 'သင့်ပြေစာ အဆင်သင့်ဖြစ်ပါပြီ'},
	{locale: 'ka', name: 'ნინო ბერიძე', local: 'ნინო', subject: 'თქვენი ანგარიში მზადაა'},
	{locale: 'hy', name: 'Անի Պետրոսյան', local: 'անի', subject: 'Ձեր հաշիվը պատրաստ է'},
	{locale: 'am', name: 'ሀና ተስፋዬ', local: 'ሀና', subject: 'ደረሰኝዎ ዝግጁ ነው'},
	{locale: 'zh', name: '王小明', local: '小明', subject: '您的四月账单已生成，请查收'},
	{locale: 'ja', name: '田中 花子', local: '花子', subject: 'ご注文の確認（ﾊﾝｶｸ ｶﾅ も）'},
	{locale: 'ko', name: '김민준', local: '민준', subject: '이번 달 요약이 도착했습니다'},
	{locale: 'ru', name: 'Анна Иванова', local: 'анна', subject: 'Ваш счёт за апрель'},
	{locale: 'el', name: 'Ελένη Παππά', local: 'ελένη', subject: 'Το τιμολόγιό σας'},
	{locale: 'vi', name: 'Nguyễn Thị Hường', local: 'huong', subject: 'Hóa đơn của bạn đã sẵn sàng'},
	{locale: 'tr', name: 'Işıl Çağlar', local: 'isil', subject: 'İstanbul’dan yeni haberler'},
	{locale: 'de', name: 'Jürgen Größe', local: 'juergen', subject: 'Straßenfest: „Große Ärzte übers Öl“'},
	{locale: 'emoji', name: 'Zoë 👩🏽‍🚀', local: 'zoe', subject: '🎉 50 % off 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇯🇵 1️⃣ ❤️‍🔥'},
	{
		locale: 'decomposed',
		name: 'Zoe\u0308 A\u030Angstro\u0308m',
		local: 'zoe',
		subject: 'Cafe\u0301 au lait, re\u0301sume\u0301',
	},
	{locale: 'math', name: '𝒜𝒹𝒶 𝕃𝕠𝕧𝕖𝕝𝕒𝕔𝕖', local: 'ada', subject: '∑ ½ ∞ 𝟜𝟚 ﷽ ㋿ ①②③'},
	{locale: 'mixed', name: 'Omar عمر', local: 'omar', subject: 'Re: تقرير Q1 (final) גרסה 2'},
];
const SENDER: Mailbox = {address: 'news@example.com', name: 'Nordwind ☀️ Новости'};

/** Mail in many scripts, with emoji and right-to-left text. */
export function unicodeMail(seed: number): MessageSource {
	const sampleOf = (index: number) =>
		index < SAMPLES.length ? (SAMPLES[index] ?? SAMPLES[0]) : pick(SAMPLES, mix(seed, 1), index);
	return {
		pairs: pairsOf({locale: SAMPLES.map(({locale}) => locale), campaign: ['spring', 'autumn']}),
		tagsOf: (index) => ({
			locale: sampleOf(index).locale,
			campaign: pick(['spring', 'autumn', 'autumn'], mix(seed, 2), index),
		}),
		messageOf(index, domains) {
			const {name, local, subject} = sampleOf(index);
			const domain = domains?.[0] ?? 'example.com';
			const html = `<p lang="${sampleOf(index).locale}">${subject}</p>`;
			return {
				from: SENDER,
				to: {address: `${local}.${index}@${domain}`, name},
				content: {subject, html, text: `${subject}\n${name}`},
			};
		},
	};
}

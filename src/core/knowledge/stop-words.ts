/** Words of a question that say nothing about its subject, formal, in chat and in Javanese: no article is found by them. */

const words = `
ada adakah adalah adanya agar akan aku akhirnya aja anda apa apabila apakah apalagi atas atau bagai bagaimana bagi bahwa
baiknya bagian bapak begitu belum benar berapa berapakah beri berikan betul biar biasa biasanya bila bisa bisakah boleh
bolehkah buat bukan bukankah cara caranya coba cukup dalam dan dapat dapatkah dari daripada dengan di dia diri dong dulu dululah
gak ga gimana hai halo hal harus haruskah hanya hendak ia ialah ibu ini informasi info ingin itu iya jadi jadinya jangan jelaskan
jika juga kah kak kakak kalau kali kami kamu kan karena kata katanya ke kenapa kepada ketika kira kita kok lagi lah lain lalu lebih
maaf maka makasih maksud maksudnya malah mana mas masih masing mau mbak mengapa mengenai menjadi menurut mereka mesti min minta misal misalnya
mohon mungkin nah namun nanti nggak nih nya ok oke oleh orang pada padahal pak paham para pasti pengen penjelasan per perlu
perlukah pernah permisi pun punya rekan saat saja sama sampai sangat satu saya sebab sebagai sebenarnya sebelum
sebetulnya secara sedang segera sehingga sejak sekali sekarang selain selama semua seperti sering serta
sesuai setelah setiap siapa siapakah siang pagi sore malam silakan sih soal sudah sudahkah supaya tadi tak tanya tapi telah teman
tentang terima terkait ternyata tersebut terus tetap tetapi tiap tidak tolong tsb untuk wah waktu walau ya yaitu yakni yang
assalamualaikum wassalamualaikum selamat terimakasih trims tks thanks admin semar bos gan sis bro om tante bu kasih kasi tau tahu beritahu
yg utk dgn dg sy kpn gmn gmna bgmn brp blm sdh udah udh dah tdk klo kalo klu jg dr krn krna pd dpt bs jd tp trs trus sm lg msh org knp gt gitu gini
aturan aturannya peraturan peraturannya ketentuan ketentuannya
piye pripun kepriye opo nopo menapa sopo sinten ngendi endi wonten pundi kapan iki niki punika kuwi niku kae sing ingkang karo kaliyan
kanggo kangge ora mboten boten wis sampun mpun durung dereng arep ajeng badhe nek menawi lan utawa kulo kula dalem ku njenengan
panjenengan sampeyan kowe nggih inggih njih matur nuwun mawon wae kok to ta ya yo iso saged kudu kedah isih taksih meh nyuwun
tulung pirso ngerti tekok tanglet kok ngono ngene amargi mergo goro jare jarene lha lho
what how when where why who is are the a an of for to in my i do does can
`

const stopped = new Set(words.split(/\s+/).filter((word) => word !== ''))

/** As written, and as the database's stemmer leaves the common ones. */
export const isStopWord = (word: string): boolean => stopped.has(word)

/** What is left of a question, in its order; all of it when nothing would be left. */
export function contentOf(text: string): string {
  const all = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/+]+/gu, ' ')
    .trim()
    .split(' ')
  const kept = all.filter((word) => !stopped.has(word))
  return (kept.length > 0 ? kept : all).slice(0, 60).join(' ')
}

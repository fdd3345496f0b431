//! The campaign between page and worker.

use crate::dossier_support::{ID, SIGNED_AT, certificate, key, time};
use crate::file::{campaign, set, signed};
use tucham::assessment::{Answer, Input};
use tucham::dossier::{Draft, Form, FormFault, TemplateRef};
use tucham::score::Score;
use tucham::task::campaign::{CampaignOrder, CampaignReply, CampaignTrouble, FollowOrder};
use tucham::task::told::{self, Known};
use tucham::task::{CampaignRequest, Message, NotRecognised, Recognised, Reply, Request, run};
use tucham::template::{CriterionCode, Settings};
use tucham::text::Language;
use tucham::workbook::Corrections;

const BUILTIN: &[u8] = include_bytes!("../../public/bang-tieu-chi-mau.xlsx");

/// Asks as the page does; what the page hears survives its way too.
fn ask(request: Request) -> (Reply, told::Answer) {
    let request = Message::pack(request).unwrap().unpack().unwrap();
    let reply = run(request, &mut |_| ());
    let answer = told::Answer::from(reply.clone());
    assert_eq!(
        Message::pack(answer.clone()).unwrap().unpack::<told::Answer>(),
        Ok(answer.clone()),
        "what the page hears"
    );
    (reply, answer)
}

fn known(request: Request) -> Known {
    match ask(request).1 {
        told::Answer::Recognised(known) => *known,
        other => panic!("{other:?}"),
    }
}

fn template_file(request: Request) -> told::TemplateFile {
    match known(request) {
        Known::Template(file) => file,
        other => panic!("{other:?}"),
    }
}

fn setting(settings: &Settings) -> Request {
    let settings = postcard::to_allocvec(settings).unwrap();
    Request::Set { file_name: "bang.xlsx".into(), form: BUILTIN.to_vec(), settings }
}

fn order(form: Vec<u8>) -> CampaignOrder {
    CampaignOrder {
        id: ID.into(),
        version: 1,
        supersedes: None,
        certificate: certificate().der().to_vec(),
        issued_at: time(SIGNED_AT),
        form,
    }
}

fn asked(request: CampaignRequest) -> CampaignReply {
    match ask(Request::Campaign(request)).0 {
        Reply::Campaign(reply) => reply,
        other => panic!("{other:?}"),
    }
}

#[test]
fn settings_make_a_form_that_opens_as_a_template() {
    let file = template_file(setting(&set()));
    assert_eq!(Some(&file.imported.template.exercise.name), set().name.as_ref());
    assert_eq!(postcard::from_bytes::<Settings>(&file.settings), Ok(set()));
    let form = Form::read(&file.form).unwrap();
    assert_eq!((form.workbook(), form.digest().to_string()), (BUILTIN, file.sha256.clone()));
    let again = template_file(Request::Recognise { file_name: "mau.json".into(), bytes: file.form.clone() });
    assert!(again.form.is_empty(), "its bytes are those of the file");
    assert_eq!((&again.sha256, &again.imported, &again.settings), (&file.sha256, &file.imported, &file.settings));
    let marked = [b"\xEF\xBB\xBF".as_slice(), &file.form].concat();
    let marked = template_file(Request::Recognise { file_name: "mau.json".into(), bytes: marked });
    assert_eq!((marked.form, marked.sha256), (file.form, file.sha256));
}

#[test]
fn corrections_keep_what_was_set_and_the_other_way_round() {
    let corrections =
        Corrections { grades: Some(vec!["Đạt: từ 50 điểm trở lên".into()]), ..Corrections::default() };
    let packed = postcard::to_allocvec(&corrections).unwrap();
    let set_first = template_file(setting(&set())).form;
    let correct = |form: Vec<u8>, corrections: Vec<u8>| {
        template_file(Request::Correct { file_name: "bang.xlsx".into(), form, corrections })
    };
    let corrected = correct(set_first, packed.clone());
    assert_eq!(postcard::from_bytes::<Corrections>(&corrected.corrections), Ok(corrections));
    assert_eq!(postcard::from_bytes::<Settings>(&corrected.settings), Ok(set()));
    let none = postcard::to_allocvec(&Settings::default()).unwrap();
    let corrected_only =
        template_file(Request::Set { file_name: "bang.xlsx".into(), form: corrected.form.clone(), settings: none });
    assert!(corrected_only.settings.is_empty());
    assert_eq!(corrected_only.sha256, correct(BUILTIN.to_vec(), packed).sha256);
    let taken_back = postcard::to_allocvec(&Corrections::default()).unwrap();
    assert_eq!(correct(corrected_only.form, taken_back).form, BUILTIN, "a plain workbook again");
    let garbled = Request::Correct { file_name: String::new(), form: BUILTIN.to_vec(), corrections: vec![7] };
    let Reply::Recognised(refused) = ask(garbled).0 else { panic!("another reply") };
    assert!(matches!(*refused, Recognised::Refused(NotRecognised::Form(FormFault::Shape(_)))));
}

#[test]
fn a_campaign_is_made_and_opened() {
    let form = template_file(setting(&set())).form;
    let CampaignReply::Prepared(Ok(prepared)) = asked(CampaignRequest::Prepare(Box::new(order(form.clone())))) else {
        panic!("not prepared")
    };
    assert_eq!(prepared.doubts, []);
    let signature = key().sign(&prepared.to_sign).to_bytes().to_vec();
    let request = CampaignRequest::Finish { order: Box::new(order(form.clone())), signature };
    let CampaignReply::Made(Ok(made)) = asked(request) else { panic!("not made") };
    assert_eq!((made.file.name.as_str(), made.next_version), ("DVCQ-2026_v1.json", 2));
    assert_eq!(String::from_utf8(made.file.bytes.clone()).unwrap(), signed(&campaign()));
    let known = known(Request::Recognise { file_name: "ky.json".into(), bytes: made.file.bytes });
    let Known::Campaign(opened) = known else { panic!("{known:?}") };
    let opened = opened.read().unwrap();
    assert_eq!((opened.version, opened.supersedes, opened.id.as_str()), (1, None, ID));
    assert_eq!((opened.payload, opened.signer), (made.payload, made.signer));
    assert_eq!(opened.template.form, form);
    assert_eq!(opened.findings.iter().map(|note| note.name.as_str()).collect::<Vec<_>>(), ["whole"]);
}

#[test]
fn what_cannot_be_made_is_said() {
    let prepare = |order: CampaignOrder| match asked(CampaignRequest::Prepare(Box::new(order))) {
        CampaignReply::Prepared(prepared) => prepared.unwrap_err(),
        other => panic!("{other:?}"),
    };
    let good = || order(BUILTIN.to_vec());
    assert_eq!(prepare(CampaignOrder { id: "1".into(), ..good() }), CampaignTrouble::Version);
    assert_eq!(prepare(CampaignOrder { version: 2, ..good() }), CampaignTrouble::Version);
    let late = CampaignOrder { issued_at: time(SIGNED_AT * 2), ..good() };
    assert_eq!(prepare(late), CampaignTrouble::CertificateNotValid);
    assert!(matches!(prepare(order(b"{".to_vec())), CampaignTrouble::Form(_)));
    assert!(matches!(prepare(order(b"PK".to_vec())), CampaignTrouble::Workbook(_)));
    let request = CampaignRequest::Finish { order: Box::new(good()), signature: vec![1; 64] };
    assert!(matches!(asked(request), CampaignReply::Made(Err(CampaignTrouble::Envelope(_)))));
}

#[test]
fn an_altered_campaign_is_refused_in_words() {
    let file = signed(&campaign()).replacen("\"payload\":\"ey", "\"payload\":\"eZ", 1);
    let Known::Refused(words) = known(Request::Recognise { file_name: "ky.json".into(), bytes: file.into_bytes() })
    else {
        panic!("it was taken")
    };
    assert!(words.in_language(Language::vi).contains("đã bị thay đổi"));
}

#[test]
fn a_draft_goes_on_with_the_new_version() {
    let old = Form::plain(BUILTIN);
    let template = old.import().unwrap().template;
    let leaf = template.criteria.iter().find(|(_, node)| node.criterion.is_leaf()).unwrap().1.code.clone();
    let mut draft = Draft {
        id: ID.into(),
        template: TemplateRef { sha256: old.digest().to_string(), file_name: "cu.xlsx".into(), importer: 1 },
        revision: 1,
        ..Draft::default()
    };
    draft.answers.set(leaf.clone(), Answer { explanation: "Đã làm".into(), ..Answer::default() });
    let strange = Answer { input: Input::Points(Score::from_hundredths(100)), ..Answer::default() };
    draft.answers.set(CriterionCode::from_stored("XX/1"), strange);
    let new = template_file(setting(&set())).form;
    let order =
        FollowOrder { draft: draft.clone(), file_name: "moi.json".into(), old: BUILTIN.to_vec(), new: new.clone() };
    let (_, answer) = ask(Request::Campaign(CampaignRequest::Follow(Box::new(order))));
    let told::Answer::Campaign(answer) = answer else { panic!("{answer:?}") };
    let told::CampaignAnswer::Followed(Ok(followed)) = answer.read().unwrap() else { panic!("not followed") };
    assert_eq!(followed.draft.template.sha256, Form::read(&new).unwrap().digest().to_string());
    assert_eq!(followed.draft.answers.answer(&leaf), draft.answers.answer(&leaf));
    let lost: Vec<_> = followed.not_carried.iter().map(|words| words.in_language(Language::vi)).collect();
    assert_eq!(lost, ["Câu trả lời ở XX/1: tiêu chí không còn."]);
    let changes: Vec<_> = followed.changes.iter().map(|words| words.in_language(Language::en)).collect();
    assert!(changes.contains(&"The roster changed.") && changes.contains(&"The target changed."), "{changes:?}");
}

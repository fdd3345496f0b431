//! Campaign files: looked at like any table, remembered with their signer once they are accepted, and followed by the
//! drafts that stand on an older version.

use super::{Held, Opening, Preview};
use crate::app::place::{Place, Step};
use crate::app::platform::campaigns::{self, Met};
use crate::app::platform::drafts;
use crate::app::platform::workbooks;
use crate::app::sentences::cannot_open;
use crate::app::work::Work;
use crate::task::CampaignRequest;
use crate::task::campaign::FollowOrder;
use crate::task::told::{CampaignAnswer, CampaignFile, Followed};
use leptos::prelude::*;
use std::sync::Arc;

impl Opening {
    /// Shows a campaign file that was opened.
    pub(super) fn look_at_campaign(self, campaign: CampaignFile) {
        let (file, bytes) = (campaign.template.clone(), campaign.template.form.clone());
        let (key, campaign) = (file.sha256.clone(), Some(Arc::new(campaign)));
        self.preview.set(Some(Arc::new(Preview { file, bytes, converted: None, key, campaign })));
        self.page.go(&Place::Import);
    }

    /// Remembers a campaign that was accepted, with the draft that was begun on it.
    pub(super) fn meet(preview: &Preview, draft: String) {
        let Some(campaign) = &preview.campaign else { return };
        let form = preview.file.sha256.clone();
        let mut met = campaigns::met(&campaign.id).unwrap_or_default();
        met.drafts.push((draft, form.clone()));
        met.signer = campaign.signer.fingerprint.to_string();
        if campaign.version >= met.version {
            met = Met { version: campaign.version, form, ..met };
        }
        // A browser that does not remember asks again next time.
        let _ = campaigns::meet(&campaign.id, met);
    }

    /// What becomes of a draft on another version of the campaign that is being looked at. The draft stays as it is.
    ///
    /// # Errors
    /// A sentence.
    pub async fn follow(self, work: Work, draft: &str, preview: &Preview) -> Result<Followed, String> {
        let opened = drafts::open(draft).await.map_err(|reason| cannot_open(work.words, &reason))?;
        let draft = opened.draft.draft().clone();
        let old = Held::workbook(self.held, work.words, &draft.template).await?;
        let (file_name, new) = (preview.file.file_name.clone(), preview.bytes.clone());
        let order = FollowOrder { draft, file_name, old, new };
        match work.campaign(CampaignRequest::Follow(Box::new(order))).await? {
            CampaignAnswer::Followed(followed) => followed.map(|followed| *followed).map_err(work.said()),
            _ => Err(work.garbled()),
        }
    }

    /// Goes on with a draft that was carried over, as a new one beside the old.
    pub fn go_on_with(self, followed: Arc<Followed>, preview: Arc<Preview>) {
        self.work(move |work| async move {
            let sha256 = followed.draft.template.sha256.clone();
            self.keep_workbook(&sha256, &followed.template, &preview.bytes).await;
            workbooks::trust(&sha256);
            let id = self.put_on_desk(work, followed.draft.clone(), Step::Fill(None)).await?;
            Self::meet(&preview, id);
            self.preview.set(None);
            Ok(())
        });
    }
}

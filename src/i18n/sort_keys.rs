//! The keys of sorting cards.

/// Gives the keys of this file to a macro, after what it was given.
macro_rules! with_sort_keys {
    ([$with:ident $($then:ident)*] $($before:tt)*) => {
        $with! { [$($then)*]
            $($before)*
            sort {
                SortTitle = "sort.title",
                SortPage = "sort.page",
                SortLead = "sort.lead",
                SortLeadStop = "sort.lead-stop",
                SortWays = "sort.ways",
                SortWaysHint = "sort.ways-hint",
                SortTask = "sort.task",
                SortTaskNamed = "sort.task-named",
                SortTaskCount = "sort.task-count",
                SortTileNew = "sort.tile-new",
                SortTileSome = "sort.tile-some",
                SortTileAll = "sort.tile-all",
                SortMore = "sort.more",
                SortAll = "sort.all",
                SortAsk = "sort.ask",
                SortCount = "sort.count",
                SortStop = "sort.stop",
                SortBack = "sort.back",
                SortNow = "sort.now",
                SortLast = "sort.last",
                SortMoved = "sort.moved",
                SortLies = "sort.lies",
                SortKeys = "sort.keys",
                SortPiles = "sort.piles",
                SortTap = "sort.tap",
                SortNone = "sort.none",
                SortNoneDo = "sort.none-do",
                SortPile = "sort.pile",
                SortOthers = "sort.others",
                SortMove = "sort.move",
                SortStar = "sort.star",
                SortStarred = "sort.starred",
                SortTwo = "sort.two",
                SortOwn = "sort.own",
                SortOwnWords = "sort.own-words",
                SortOwnHint = "sort.own-hint",
                SortOwnFirst = "sort.own-first",
                SortShare = "sort.share",
                SortShareHint = "sort.share-hint",
                SortShareNow = "sort.share-now",
                SortShareMixed = "sort.share-mixed",
                SortNext = "sort.next",
                SortPickMore = "sort.pick-more",
                SortSorted = "sort.sorted",
                SortKeptOne = "sort.kept-one",
                SortKeptMany = "sort.kept-many",
                SortOwnPicture = "sort.own-picture",
                SortOwnPile = "sort.own-pile",
            }
        }
    };
}

pub(super) use with_sort_keys;

package dev.usher.ticket.document.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;

/// The structure tree: one document whose parts follow each other, page by page.
final class Structure {
    private static final COSName LAYOUT = COSName.getPDFName("Layout");
    private static final COSName PAGE = COSName.getPDFName("Pg");
    private static final COSName STRUCT_ELEM = COSName.getPDFName("StructElem");

    private final COSDictionary root = new COSDictionary();
    private final COSDictionary document = new COSDictionary();
    private final COSArray parts = new COSArray();
    private final COSArray parentsByPage = new COSArray();
    private int pages;

    Structure() {
        document.setItem(COSName.TYPE, STRUCT_ELEM);
        document.setItem(COSName.S, COSName.DOCUMENT);
        document.setItem(COSName.P, root);
        document.setItem(COSName.K, parts);
    }

    /// Adds the tagged parts of a page.
    void add(COSDictionary page, PageCanvas canvas) {
        var ofPage = new COSArray();
        for (PageCanvas.Marked marked : canvas.marked()) {
            var part = new COSDictionary();
            part.setItem(COSName.TYPE, STRUCT_ELEM);
            part.setItem(COSName.S, COSName.getPDFName(marked.tag().type()));
            part.setItem(COSName.P, document);
            part.setItem(PAGE, page);
            part.setItem(COSName.K, COSInteger.get(ofPage.size()));
            String alternative = marked.alternative();
            if (alternative != null) {
                part.setString(COSName.ALT, alternative);
                part.setItem(COSName.A, block());
            }
            parts.add(part);
            ofPage.add(part);
        }
        page.setInt(COSName.STRUCT_PARENTS, pages);
        page.setItem(COSName.getPDFName("Tabs"), COSName.S);
        parentsByPage.add(COSInteger.get(pages));
        parentsByPage.add(ofPage);
        pages++;
    }

    COSDictionary finish() {
        var parents = new COSDictionary();
        parents.setItem(COSName.NUMS, parentsByPage);
        root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        root.setItem(COSName.K, document);
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, pages);
        return root;
    }

    private static COSDictionary block() {
        var attributes = new COSDictionary();
        attributes.setDirect(true);
        attributes.setItem(COSName.O, LAYOUT);
        attributes.setItem(COSName.getPDFName("Placement"), COSName.getPDFName("Block"));
        return attributes;
    }
}

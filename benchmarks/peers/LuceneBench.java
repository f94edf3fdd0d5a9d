import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * index FOLDER INDEX THREADS, or query INDEX QUERIES ROUNDS, which prints
 * class, queries, p50, p90, p99, max. Stemmed English without stop words, the path stored.
 * Date ranges are left out: the index holds no dates.
 */
public final class LuceneBench {
    private static final Analyzer ANALYZER = new EnglishAnalyzer(CharArraySet.EMPTY_SET);

    public static void main(String[] words) throws Exception {
        if (words[0].equals("index")) {
            index(Paths.get(words[1]), Paths.get(words[2]), Integer.parseInt(words[3]));
        } else {
            query(Paths.get(words[1]), Paths.get(words[2]), Integer.parseInt(words[3]));
        }
    }

    private static void index(Path folder, Path target, int threads) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        IndexWriterConfig config = new IndexWriterConfig(ANALYZER);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(target), config)) {
            ExecutorService workers = Executors.newFixedThreadPool(threads);
            for (Path file : files) {
                workers.submit(() -> {
                    try {
                        writer.addDocument(document(file));
                    } catch (IOException error) {
                        System.err.println(file + ": " + error);
                    }
                });
            }
            workers.shutdown();
            workers.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    private static Document document(Path file) throws IOException {
        Document document = new Document();
        document.add(new StoredField("path", file.toString()));
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        document.add(new TextField("body", text, Field.Store.NO));
        return document;
    }

    private static Query parse(String text) {
        QueryBuilder builder = new QueryBuilder(ANALYZER);
        if (text.startsWith("\"")) {
            return builder.createPhraseQuery("body", text.substring(1, text.length() - 1));
        }
        String[] words = text.split(" ");
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < words.length; i += 2) {
            String operator = words.length == 1 ? "OR" : words[i == 0 ? 1 : i - 1];
            BooleanClause.Occur occur =
                operator.equals("OR") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
            if (operator.equals("NOT") && i > 0) {
                occur = BooleanClause.Occur.MUST_NOT;
            }
            Query word = builder.createBooleanQuery("body", words[i]);
            all.add(word == null ? new TermQuery(new Term("body", words[i])) : word, occur);
        }
        return all.build();
    }

    private static void query(Path index, Path queries, int rounds) throws Exception {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(index)));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        int unmeasured = Math.max(rounds, 20); // the compiler needs as many
        for (int round = -unmeasured; round < rounds; ++round) {
            for (String line : Files.readAllLines(queries)) {
                String[] parts = line.split("\t");
                if (parts.length < 2 || parts[1].contains(" DATE ")) {
                    continue;
                }
                long start = System.nanoTime();
                Query query = parse(parts[1]);
                for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) {
                    searcher.doc(hit.doc).get("path");
                }
                double milliseconds = (System.nanoTime() - start) / 1e6;
                if (round >= 0) {
                    times.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(milliseconds);
                    times.computeIfAbsent("all", k -> new ArrayList<>()).add(milliseconds);
                }
            }
        }
        for (Map.Entry<String, List<Double>> entry : times.entrySet()) {
            List<Double> sorted = entry.getValue();
            Collections.sort(sorted);
            System.out.printf("%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f%n", entry.getKey(), sorted.size(),
                at(sorted, .5), at(sorted, .9), at(sorted, .99), sorted.get(sorted.size() - 1));
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.min((int) (share * sorted.size()), sorted.size() - 1));
    }
}

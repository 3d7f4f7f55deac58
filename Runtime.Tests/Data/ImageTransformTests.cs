namespace NetGen.Runtime.Tests.Data;

/// <summary>Mirrored and cut images, and transforms that follow each other.</summary>
public class ImageTransformTests
{
    private const int Height = 4, Width = 6, Channels = 3;
    private static readonly float[] Image = [.. Enumerable.Range(1, Height * Width * Channels).Select(i => (float)i)];

    [Theory]
    [InlineData(0, 0, false, false)]
    [InlineData(1, 0, true, false)]
    [InlineData(0, 1, false, true)]
    [InlineData(1, 1, true, true)]
    public void A_flip_moves_pixels_and_keeps_their_channels(float horizontal, float vertical, bool isMirrored, bool isUpsideDown) =>
        Assert.Equal(Flipped(isMirrored, isUpsideDown), Transformed(new RandomFlip(Height, Width, Channels) { Horizontal = horizontal, Vertical = vertical }, row: 3));

    [Fact]
    public void A_flip_comes_as_often_as_its_probability_says()
    {
        const int Rows = 4000;
        var flip = new RandomFlip(Height, Width, Channels) { Vertical = 0.25f };
        float[][] seen = [.. Enumerable.Range(0, Rows).Select(row => Transformed(flip, row))];

        // Binomial with deviations of at most sqrt(4000 · 0.5 · 0.5) = 32; five of them.
        Assert.InRange(Count(true, false) + Count(true, true), (Rows / 2) - 160, (Rows / 2) + 160);
        Assert.InRange(Count(false, true) + Count(true, true), (Rows / 4) - 160, (Rows / 4) + 160);

        int Count(bool isMirrored, bool isUpsideDown) => seen.Count(s => s.AsSpan().SequenceEqual(Flipped(isMirrored, isUpsideDown)));
    }

    [Fact]
    public void A_crop_is_each_part_of_the_padded_image_alike()
    {
        const int Rows = 4500;
        var crop = new RandomCrop(Height, Width, Channels) { Padding = 1, Fill = -1 };
        float[][] parts = [.. from top in Enumerable.Range(-1, 3) from left in Enumerable.Range(-1, 3) select Cut(top, left, -1)];
        int[] counts = new int[parts.Length];
        for (int row = 0; row < Rows; row++)
        {
            float[] transformed = Transformed(crop, row);
            counts[Array.FindIndex(parts, part => part.AsSpan().SequenceEqual(transformed))]++;
        }

        // Binomial: mean 500, deviation sqrt(4500 · 1/9 · 8/9) = 21; five deviations.
        Assert.All(counts, n => Assert.InRange(n, 500 - 105, 500 + 105));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(9)]
    public void A_crop_may_be_wider_than_the_image(int padding)
    {
        var crop = new RandomCrop(Height, Width, Channels) { Padding = padding };
        for (int row = 0; row < 300; row++)
        {
            var random = new RowRandom(1, 1, row);
            int top = random.NextBelow((2 * padding) + 1) - padding, left = random.NextBelow((2 * padding) + 1) - padding;
            Assert.Equal(Cut(top, left, 0), Transformed(crop, row));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_chain_is_each_after_the_other(int length)
    {
        IRowTransform[] all = [new RandomFlip(Height, Width, Channels), new RandomCrop(Height, Width, Channels) { Padding = 2 }, new Doubled(), new RandomFlip(Height, Width, Channels) { Vertical = 0.5f }];
        var chain = RowTransforms.Chain(all[..length]);
        for (int row = 0; row < 50; row++)
        {
            var random = new RowRandom(1, 1, row);
            float[] expected = Image;
            foreach (var transform in all[..length])
            {
                float[] next = new float[Image.Length];
                transform.Transform(expected, next, ref random);
                expected = next;
            }

            Assert.Equal(expected, Transformed(chain, row));
        }
    }

    /// <summary>The same row changes otherwise in another epoch, and the same in the same one, whatever its batch.</summary>
    [Fact]
    public void Batches_of_a_chain_are_a_function_of_seed_epoch_and_row()
    {
        var data = Dataset.FromArrays([.. Enumerable.Range(0, 20).SelectMany(i => Image.Select(v => v + (100 * i)))], Image.Length, [.. Enumerable.Range(0, 20)]);
        var chain = RowTransforms.Chain(new RandomFlip(Height, Width, Channels), new RandomCrop(Height, Width, Channels));
        var ones = Rows(7, 1);

        Assert.Equal(ones, Rows(3, 1));
        Assert.NotEqual(ones, Rows(7, 2));

        SortedDictionary<int, float[]> Rows(int batchSize, int epoch)
        {
            var rows = new SortedDictionary<int, float[]>();
            foreach (var batch in new MiniBatches(data, batchSize, 5, transform: chain).Epoch(epoch))
            {
                for (int i = 0; i < batch.Rows; i++)
                {
                    rows.Add(batch.Targets.Labels[i], batch.Inputs.Slice(i * Image.Length, Image.Length).ToArray());
                }
            }

            return rows;
        }
    }

    [Fact]
    public void Wrong_sizes_and_options_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomFlip(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomFlip(1, 1) { Horizontal = 1.1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomFlip(1, 1) { Vertical = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(1, 1) { Padding = -1 });
        Assert.StartsWith("A chain needs at least one transform", Assert.Throws<ArgumentException>(() => RowTransforms.Chain()).Message, StringComparison.Ordinal);
        Assert.StartsWith("A transform of a chain is null", Assert.Throws<ArgumentException>(() => RowTransforms.Chain(new Doubled(), null!)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "RandomCrop expects images of 2×3×1, which are 6 numbers, but a row has 72.",
            Assert.Throws<ArgumentException>(() => Transformed(new RandomCrop(2, 3), 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("RandomFlip expects images of 2×3×1", Assert.Throws<ArgumentException>(() => Transformed(new RandomFlip(2, 3), 0)).Message, StringComparison.Ordinal);
    }

    private static float[] Transformed(IRowTransform transform, int row)
    {
        float[] transformed = new float[Image.Length];
        Array.Fill(transformed, float.NaN);
        var random = new RowRandom(1, 1, row);
        transform.Transform(Image, transformed, ref random);
        return transformed;
    }

    private static float[] Flipped(bool isMirrored, bool isUpsideDown) =>
        Pixels((y, x) => (isUpsideDown ? Height - 1 - y : y, isMirrored ? Width - 1 - x : x), 0);

    private static float[] Cut(int top, int left, float fill) => Pixels((y, x) => (y + top, x + left), fill);

    private static float[] Pixels(Func<int, int, (int Y, int X)> from, float fill)
    {
        float[] pixels = new float[Image.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            int pixel = i / Channels;
            var (y, x) = from(pixel / Width, pixel % Width);
            pixels[i] = y is >= 0 and < Height && x is >= 0 and < Width ? Image[(((y * Width) + x) * Channels) + (i % Channels)] : fill;
        }

        return pixels;
    }

    private sealed class Doubled : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            for (int i = 0; i < row.Length; i++)
            {
                transformed[i] = 2 * row[i];
            }
        }
    }
}

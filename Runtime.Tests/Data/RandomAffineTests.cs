namespace NetGen.Runtime.Tests.Data;

public class RandomAffineTests
{
    [Fact]
    public void Without_options_an_image_stays_as_it_is()
    {
        float[] image = Image(5 * 7 * 3);

        Assert.Equal(image, Transformed(new RandomAffine(5, 7, 3), image, row: 0));
    }

    [Fact]
    public void A_shift_is_whole_pixels_and_at_most_the_share()
    {
        float[] image = Image(8 * 10);
        var shift = new RandomAffine(8, 10) { Translate = 0.2f, Fill = -1 };
        var seen = new HashSet<(int, int)>();
        for (int row = 0; row < 400; row++)
        {
            float[] moved = Transformed(shift, image, row);
            var found = (from dy in Enumerable.Range(-8, 17) from dx in Enumerable.Range(-10, 21) where moved.AsSpan().SequenceEqual(Shifted(image, dx, dy)) select (dx, dy)).ToList();
            seen.Add(Assert.Single(found));
        }

        // 0.2 of 10 and of 8 pixels, rounded: 2 and 1.6.
        Assert.Equal((-2, 2, -2, 2), (seen.Min(s => s.Item1), seen.Max(s => s.Item1), seen.Min(s => s.Item2), seen.Max(s => s.Item2)));

        static float[] Shifted(float[] image, int dx, int dy)
        {
            float[] shifted = new float[80];
            for (int i = 0; i < 80; i++)
            {
                int x = (i % 10) - dx, y = (i / 10) - dy;
                shifted[i] = x is >= 0 and < 10 && y is >= 0 and < 8 ? image[(y * 10) + x] : -1;
            }

            return shifted;
        }
    }

    [Theory]
    [InlineData(30, 0, 1, 1, 0)]
    [InlineData(180, 0.3f, 0.5f, 2, 40)]
    [InlineData(0, 0, 0.7f, 0.7f, 20)]
    public void Every_pixel_comes_from_where_the_matrix_says(float degrees, float translate, float minScale, float maxScale, float shear)
    {
        const int Height = 9, Width = 12, Channels = 2;
        float[] image = Image(Height * Width * Channels);
        var affine = new RandomAffine(Height, Width, Channels) { Degrees = degrees, Translate = translate, MinScale = minScale, MaxScale = maxScale, Shear = shear, Fill = 0.5f };
        for (int row = 0; row < 20; row++)
        {
            float[] transformed = Transformed(affine, image, row);
            var random = new RowRandom(1, 1, row);
            double turn = random.NextUniform(-degrees, degrees) * Math.PI / 180, lean = Math.Tan(random.NextUniform(-shear, shear) * Math.PI / 180), scale = random.NextUniform(minScale, maxScale);
            double shiftX = Math.Round(random.NextUniform(-translate, translate) * Width), shiftY = Math.Round(random.NextUniform(-translate, translate) * Height);

            // torchvision's matrix: R(turn) · [1 −tan(shear); 0 1] · scale, around the centre; here solved for the source by Cramer's rule.
            double a = Math.Cos(turn) * scale, b = ((-Math.Cos(turn) * lean) - Math.Sin(turn)) * scale, c = Math.Sin(turn) * scale, d = ((-Math.Sin(turn) * lean) + Math.Cos(turn)) * scale;
            for (int y = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++)
                {
                    double toX = x - 5.5 - shiftX, toY = y - 4 - shiftY, determinant = (a * d) - (b * c);
                    double fromX = (((d * toX) - (b * toY)) / determinant) + 5.5, fromY = (((a * toY) - (c * toX)) / determinant) + 4;
                    for (int channel = 0; channel < Channels; channel++)
                    {
                        // Float coordinates of up to 20 pixels are off by some 1e-5, and neighbouring pixels differ by up to 1.
                        Assert.Equal(Interpolated(image, fromX, fromY, channel), transformed[(((y * Width) + x) * Channels) + channel], 1e-4);
                    }
                }
            }
        }

        double Interpolated(float[] image, double x, double y, int channel)
        {
            double sum = 0;
            for (int py = (int)Math.Floor(y); py <= (int)Math.Floor(y) + 1; py++)
            {
                for (int px = (int)Math.Floor(x); px <= (int)Math.Floor(x) + 1; px++)
                {
                    double value = px is >= 0 and < Width && py is >= 0 and < Height ? image[(((py * Width) + px) * Channels) + channel] : 0.5;
                    sum += (1 - Math.Abs(x - px)) * (1 - Math.Abs(y - py)) * value;
                }
            }

            return sum;
        }
    }

    [Fact]
    public void Wrong_options_and_rows_are_refused()
    {
        Assert.Equal("Degrees", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomAffine(2, 2) { Degrees = 181 }).ParamName);
        Assert.Equal("Translate", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomAffine(2, 2) { Translate = float.NaN }).ParamName);
        Assert.Equal("MinScale", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomAffine(2, 2) { MinScale = 0 }).ParamName);
        Assert.Equal("Shear", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomAffine(2, 2) { Shear = -1 }).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomAffine(2, 0));
        var wrong = Assert.Throws<ArgumentException>(() => Transformed(new RandomAffine(2, 3), new float[5], 0));
        Assert.StartsWith("RandomAffine expects images of 2×3×1, which are 6 numbers, but a row has 5.", wrong.Message, StringComparison.Ordinal);
    }

    private static float[] Image(int length) => [.. Enumerable.Range(0, length).Select(i => (float)(i * 37 % 101) / 101)];

    private static float[] Transformed(RandomAffine affine, float[] image, int row)
    {
        float[] transformed = new float[image.Length];
        var random = new RowRandom(1, 1, row);
        affine.Transform(image, transformed, ref random);
        return transformed;
    }
}

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>A row as it stands in the arena: NaN in its padding, so that whoever counts the padding is seen, and a mark behind it that must stay.</summary>
internal sealed class PaddedRow
{
    private const float Mark = 12345f;
    private readonly int length;
    private readonly int padded;
    private readonly float[] storage;

    public PaddedRow(ReadOnlySpan<float> values)
        : this(values.Length) => values.CopyTo(storage);

    public PaddedRow(int length)
    {
        this.length = length;
        padded = (length + 15) / 16 * 16;
        storage = new float[padded + 16];
        storage.AsSpan().Fill(float.NaN);
        storage.AsSpan(padded).Fill(Mark);
    }

    public ref float First => ref storage[0];

    /// <summary>The values, after a check that the padding is +0 and the mark intact.</summary>
    public float[] Checked()
    {
        Assert.All(storage[length..padded], value => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value)));
        Assert.All(storage[padded..], value => Assert.Equal(Mark, value));
        return storage[..length];
    }
}

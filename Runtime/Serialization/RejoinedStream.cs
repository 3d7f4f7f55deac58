namespace NetGen.Generated;

/// <summary>A stream that cannot go back, with the bytes that were read of it before it again.</summary>
internal sealed class RejoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> start = start;

    public override int Read(Span<byte> buffer)
    {
        if (start.IsEmpty)
        {
            return rest.Read(buffer);
        }

        int count = Math.Min(start.Length, buffer.Length);
        start.Span[..count].CopyTo(buffer);
        start = start[count..];
        return count;
    }
}

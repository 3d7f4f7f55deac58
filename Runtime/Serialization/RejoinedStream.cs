namespace NetGen.Generated;

/// <summary>A stream that cannot seek, preceded by the bytes that were already read from it.</summary>
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

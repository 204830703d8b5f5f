FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# The analysers have had their say in .ci/run; an image need not wait for them again.
RUN dotnet publish src/GartanChatBot -c Release -o /app --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false

# The plain image, not the chiselled one: the store's collation and the names of weekdays need ICU.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Owned by the unprivileged user, so that the database can be made owner-only.
RUN mkdir /app/data && chown $APP_UID /app/data
USER $APP_UID
VOLUME /app/data
# Web__Url decides where it listens; the image below names a port of its own, which only makes for a warning.
ENV ASPNETCORE_HTTP_PORTS=
# Listening beyond loopback needs Web__Token; without it the start stops and says so.
ENTRYPOINT ["dotnet", "GartanChatBot.dll"]
